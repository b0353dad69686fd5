// What rules call channels, roles and threads by.
import { z } from "zod";

/** An id of Discord's, a string: as a number its last digits would be lost. */
export const discordId = z
	.string()
	.regex(
		/^\d{17,20}$/,
		"hier gehört eine Discord-ID hin (17 bis 20 Ziffern in Anführungszeichen; im Entwicklermodus: Rechtsklick, „ID kopieren“), da steht „{value}“ / a Discord id belongs here (17 to 20 digits in quotes; in developer mode: right click, “Copy ID”), there is “{value}”",
	);
