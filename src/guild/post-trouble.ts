// What keeps articles out of a channel for longer: told to the moderators once, in the log channel, until it is over.
import { put, remove } from "../store/store.ts";
import { defineTexts, type Text } from "../texts.ts";
import { Misfit, type StepName } from "./article-steps.ts";
import { sayProblem } from "./feed-notices.ts";
import { sentence } from "./feed-trace.ts";
import type { Guild } from "./guild.ts";
import { Refusal } from "./platform.ts";
import { type ArticleRecord, type Problem, troubleKey, troubleRecord } from "./records.ts";

const texts = defineTexts({
	de: {
		missingPermission:
			"In „{channel}“ fehlt mir ein Recht, deshalb warten dort Artikel: {detail}. Gib mir in den Kanaleinstellungen „Kanal ansehen“, „Nachrichten senden“, „Links einbetten“, „Nachrichtenverlauf anzeigen“, „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“.",
		tooManyThreads:
			"Auf dem Server sind so viele Threads aktiv, wie Discord erlaubt. Artikel in „{channel}“ stehen vorerst ohne Thread. Archiviere alte Threads; ich versuche es weiter.",
		tagRequired:
			"Das Forum „{channel}“ verlangt einen Tag, hat aber keinen, den ich setzen darf. Leg einen an oder nimm die Pflicht zurück.",
		gone: "Den Kanal „{channel}“ gibt es nicht mehr. Ändere ihn mit `/feed bearbeiten`; die Artikel warten so lange.",
		invalid: "Discord nimmt Artikel für „{channel}“ nicht an: {detail}. Ich versuche es weiter.",
		transient: "Seit einer Weile kann ich in „{channel}“ nicht posten: {detail}. Ich versuche es weiter.",
		crosspost:
			"Ein Artikel in „{channel}“ ließ sich nicht an die abonnierenden Server weitergeben: {detail}. Der Beitrag selbst steht; du kannst ihn von Hand veröffentlichen.",
	},
	en: {
		missingPermission:
			"I lack a permission in “{channel}”, so articles are waiting there: {detail}. In the channel's settings, grant me “View Channel”, “Send Messages”, “Embed Links”, “Read Message History”, “Create Public Threads” and “Send Messages in Threads”.",
		tooManyThreads:
			"The server has as many active threads as Discord allows. Articles in “{channel}” stand without a thread for now. Archive old threads; I keep trying.",
		tagRequired: "The forum “{channel}” demands a tag but has none that I may set. Add one, or drop the requirement.",
		gone: "The channel “{channel}” no longer exists. Change it with `/feed edit`; the articles wait until then.",
		invalid: "Discord does not accept articles for “{channel}”: {detail}. I keep trying.",
		transient: "I have been unable to post in “{channel}” for a while: {detail}. I keep trying.",
		crosspost:
			"An article in “{channel}” could not be published to the servers that follow it: {detail}. The post itself stands; you can publish it by hand.",
	},
});

/** So many tries until something that may pass by itself is worth a message: about five minutes. */
const PATIENCE = 6;

/** Notes a problem that is to be told; the same channel's is told once until it is over. */
export async function troubled(
	guild: Guild,
	record: ArticleRecord,
	step: StepName,
	error: unknown,
	tries: number,
): Promise<void> {
	if (step === "rename" || step === "edit" || step === "note") return;
	const problem = problemOf(guild, record, step, error, tries);
	if (!problem) return;
	await guild.run(async () => {
		const key = troubleKey(keyOf(record.channel, step));
		if (await guild.store.get(troubleRecord, key)) return;
		const id = `${guild.now().toString(36)}${record.article.key.slice(0, 6)}`;
		await guild.store.commit([
			put(troubleRecord, key, { channel: record.channel, id, problem, attemptedAt: null, told: false }),
		]);
	});
}

/** A step worked: what was wrong with this channel is over, and would be told anew. */
export async function untroubled(guild: Guild, channel: string, step: StepName): Promise<void> {
	const key = troubleKey(keyOf(channel, step));
	if (!(await guild.store.get(troubleRecord, key))?.told) return;
	await guild.write([remove(key)]);
}

/** Sends what is still to be told. */
export async function tellTroubles(guild: Guild): Promise<void> {
	const { log } = guild.channels();
	if (!log) return;
	await guild.alone("troubles", async () => {
		for await (const { key, value } of guild.store.list(troubleRecord, "trouble/")) {
			if (value.told) continue;
			await guild.safely("trouble", value.id, async () => {
				const write = (change: Partial<typeof value>) =>
					guild.write([put(troubleRecord, key, { ...value, ...change })]);
				const attemptedAt = value.attemptedAt ?? guild.now();
				if (value.attemptedAt === null) await write({ attemptedAt });
				await guild.platform.send({
					to: { channelId: log },
					view: {
						sections: [
							{ body: sayProblem(guild, value.problem), tone: value.tone ?? "warning", footer: `Nr. ${value.id}` },
						],
					},
					nonce: `p${value.id}`.slice(0, 25),
					marker: value.id,
					attemptedAt: value.attemptedAt,
				});
				await write({ attemptedAt, told: true });
			});
		}
	});
}

/** Trouble with threads and with crossposting is not over because a post worked. */
function keyOf(channel: string, step: StepName): string {
	return step === "post" ? channel : `${step} ${channel}`;
}

function problemOf(
	guild: Guild,
	{ channel }: ArticleRecord,
	step: StepName,
	error: unknown,
	tries: number,
): Problem | null {
	const at = guild.now();
	if (error instanceof Misfit) return sentence(at, error.wording, error.params);
	if (!(error instanceof Refusal)) return null;
	// A deleted post or thread was somebody's decision.
	if (error.reason === "gone" && step !== "post") return null;
	if (error.reason === "transient" && tries < PATIENCE) return null;
	const name = guild.platform.channel(channel)?.name ?? channel;
	const params = { channel: name, detail: error.message };
	if (step === "crosspost") return sentence(at, texts.crosspost as Text, params);
	if (error.reason === "higherRank" || error.reason === "closedDms") return sentence(at, texts.invalid as Text, params);
	return sentence(at, texts[error.reason] as Text, params);
}
