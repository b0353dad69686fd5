// What the server refused, in words for people. Discord itself says it in English only.
import type { Words } from "./model.ts";

const REFUSALS: Readonly<Record<string, Words>> = {
	10008: { de: "Diese Nachricht gibt es nicht mehr.", en: "This message is gone." },
	20016: {
		de: "Hier gilt der langsame Modus. Warte einen Moment.",
		en: "Slow mode is on here. Wait a moment.",
	},
	40005: { de: "Das ist zu groß.", en: "That is too large." },
	40007: { de: "Du bist von diesem Server gebannt.", en: "You are banned from this server." },
	50001: { de: "Dazu hast du keinen Zugang.", en: "You have no access to that." },
	50005: { de: "Das hat jemand anderes geschrieben.", en: "Somebody else wrote that." },
	50006: { de: "Die Nachricht ist leer.", en: "The message is empty." },
	50007: {
		de: "Diese Person nimmt keine Direktnachrichten an.",
		en: "This person takes no direct messages.",
	},
	50013: { de: "Das darfst du hier nicht.", en: "You may not do that here." },
	50055: { de: "Wem der Server gehört, kann ihn nicht verlassen.", en: "The owner cannot leave the server." },
	50083: { de: "Dieser Thread ist archiviert.", en: "This thread is archived." },
	50278: { de: "Ihr habt keinen Server gemeinsam.", en: "You share no server." },
	160005: { de: "Dieser Thread ist gesperrt.", en: "This thread is locked." },
	200000: { de: "AutoMod hat die Nachricht blockiert.", en: "AutoMod has blocked the message." },
};

/** @returns undefined for a code that has no wording here: then Discord's own is shown */
export const refusalOf = (code: number | string | undefined): Words | undefined => REFUSALS[String(code)];
