// /thread: a discussion is locked, opened or slowed down by hand; the thread reads why.
import { type Context, defineCommand, type Option } from "../src/discord/command.ts";
import { given, spanOption } from "../src/discord/hand-options.ts";
import { spanOf } from "../src/guild/hand-words.ts";
import { changeThread, type ThreadDeed, undoThreadDeed } from "../src/guild/thread-deeds.ts";
import { threadDone } from "../src/guild/thread-words.ts";
import { text } from "../src/texts.ts";

const EVERY = { least: 1_000, most: 6 * 3_600_000 };

const reason: Option = {
	name: "grund",
	english: "reason",
	description: text("Steht für alle im Thread", "Stands in the thread for everyone"),
	type: "text",
	max: 500,
};

export default defineCommand({
	english: "thread",
	description: text("Diese Diskussion sperren, öffnen, langsamer machen", "Lock, open or slow down this discussion"),
	role: "moderator",
	parts: {
		sperren: {
			english: "lock",
			description: text(
				"Niemand schreibt hier weiter; lesbar bleibt alles",
				"Nobody goes on writing here; all stays readable",
			),
			options: [reason],
			run: (context) => change(context, "lock", 0),
		},
		öffnen: {
			english: "open",
			description: text("Diese Diskussion wieder öffnen", "Open this discussion again"),
			options: [reason],
			run: (context) => change(context, "open", 0),
		},
		langsam: {
			english: "slow",
			description: text(
				"Wie oft jede und jeder hier schreiben kann; ohne Angabe so oft wie gewünscht",
				"How often everyone can write here; as often as they like if you say nothing",
			),
			options: [
				spanOption(
					"abstand",
					"every",
					text("Zum Beispiel „30 s“ oder „5 Minuten“", "For example “30 s” or “5 minutes”"),
					EVERY,
				),
				reason,
			],
			async run(context) {
				const every = given(context, "abstand");
				return change(context, "slow", every ? Math.round(spanOf(every, EVERY) / 1000) : 0);
			},
		},
	},
	buttons: {
		zurück: {
			role: "moderator",
			async run({ guild, args, actor, t, language }) {
				return { view: threadDone(await undoThreadDeed(guild, args[1] ?? "", actor.id), guild.id, t, language) };
			},
		},
	},
});

async function change(context: Context, kind: ThreadDeed["kind"], seconds: number) {
	const { guild, channelId, actor, t, language } = context;
	const why = given(context, "grund") ?? null;
	const deed = await changeThread(guild, { threadId: channelId, kind, seconds, reason: why, by: actor.id });
	return { view: threadDone(deed, guild.id, t, language) };
}
