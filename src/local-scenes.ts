// Scenes on the page of Local Discord: a click plays what would take many people.
import type { NewsSite } from "./demo-news/site.ts";
import type { LocalDiscord } from "./local-discord/server.ts";

const CORRECTED = "Korrigierte Fassung: ";

/** @param readFeeds has the bot read its feeds at once */
export function addScenes(discord: LocalDiscord, site: NewsSite, readFeeds: () => Promise<void>): void {
	/** The newest thread under an article. */
	const thread = (): string => {
		const parent = discord.channelId("nachrichten");
		const threads = [...discord.world.channels.values()].filter(
			({ parentId, type }) => parentId === parent && type === 11,
		);
		const newest = threads.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))[0];
		if (!newest)
			throw new Error("Noch kein Artikel-Thread: einen Moment warten. / No article thread yet: wait a moment.");
		return newest.id;
	};
	const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

	discord.addAction({
		id: "new-article",
		title: { de: "Neuer Artikel", en: "New article" },
		description: {
			de: "Die Zeitung veröffentlicht; der Bot liest den Feed.",
			en: "The paper publishes; the bot reads the feed.",
		},
		async run() {
			const entry = site.publishNext();
			if (!entry) throw new Error("Alle Artikel sind erschienen. / All articles have appeared.");
			await readFeeds();
			return { title: entry.title };
		},
	});
	discord.addAction({
		id: "edited-article",
		title: { de: "Korrigierte Überschrift", en: "Corrected headline" },
		description: {
			de: "Die Redaktion ändert die Überschrift des neuesten Artikels.",
			en: "The editors change the newest article's headline.",
		},
		async run() {
			const newest = site.articles()[0];
			if (!newest) throw new Error("Kein Artikel. / No article.");
			if (newest.title.startsWith(CORRECTED)) {
				throw new Error(
					"Die Überschrift ist schon korrigiert; lass erst einen neuen Artikel erscheinen. / The headline is corrected already; let a new article appear first.",
				);
			}
			const title = `${CORRECTED}${newest.title}`;
			site.editArticle(newest.slug, { title });
			await readFeeds();
			return { title };
		},
	});
	discord.addAction({
		id: "insult",
		title: { de: "Verkleidete Beleidigung", en: "Insult in disguise" },
		description: {
			de: "Milan beleidigt mit Leerzeichen und Ziffern; die Regel erkennt es.",
			en: "Milan insults with spaces and digits; the rule sees it.",
		},
		run() {
			discord.as("milan").say(thread(), "Wer das schreibt, ist ein 1 d i 0 t !!");
		},
	});
	discord.addAction({
		id: "flood",
		title: { de: "Flut", en: "Flood" },
		description: {
			de: "Neu_hier schreibt acht Kommentare in Sekunden.",
			en: "Neu_hier writes eight comments within seconds.",
		},
		async run() {
			const target = thread();
			for (let n = 1; n <= 8; n++) {
				try {
					discord.as("neu_hier").say(target, `Hört mir mal jemand zu? (${n})`);
				} catch {
					// In the timeout by now: that is the point of the scene.
					break;
				}
				await pause(120);
			}
		},
	});
	discord.addAction({
		id: "held-link",
		title: { de: "Verdeckter Link", en: "Hidden link" },
		description: {
			de: "Lena teilt einen Kurzlink; er wartet in #moderation auf Jonas.",
			en: "Lena shares a short link; it waits in #moderation for Jonas.",
		},
		run() {
			discord.as("lena").say(thread(), "Hier steht die ganze Rechnung: bit.ly/3abcdef");
		},
	});
	discord.addAction({
		id: "report",
		title: { de: "Meldung", en: "Report" },
		description: {
			de: "Milan stichelt, keine Regel trifft zu; Karla meldet es. Die Karte liegt in #moderation.",
			en: "Milan taunts, no rule applies; Karla reports it. The card is in #moderation.",
		},
		async run() {
			const said = discord.as("milan").say(thread(), "Wer das glaubt, glaubt auch an den Weihnachtsmann. Schafe!");
			const karla = discord.as("karla");
			const { modal } = await karla.messageMenu("Melden", said.id);
			if (!modal) throw new Error("Diesen Kommentar meldet Karla gerade nicht. / Karla cannot report it just now.");
			const [ground] = choicesOf(modal.components);
			await karla.submitModal(modal.id, {
				grund: [ground ?? "other"],
				worte: "Das geht gegen alle, die hier mitreden.",
			});
		},
	});
	discord.addAction({
		id: "objection",
		title: { de: "Einspruch", en: "Objection" },
		description: {
			de: "Lena zitiert eine Beleidigung ohne Anführungszeichen, verliert ihren Kommentar und legt Einspruch ein. Die Karte liegt in #moderation.",
			en: "Lena quotes an insult without quotation marks, loses her comment and objects. The card is in #moderation.",
		},
		async run() {
			const lena = discord.as("lena");
			const dm = lena.openDm(discord.botId);
			const before = lena.messages(dm).length;
			lena.say(thread(), "Mein Opa sagte immer: Du Idiot, lies erst den ganzen Artikel!");
			const button = await soon(() =>
				lena
					.messages(dm)
					.slice(before)
					.flatMap((message) => idsOf(message.components).map((id) => ({ message, id })))
					.find(({ id }) => id.startsWith("einspruch:einlegen:")),
			);
			const { modal } = await lena.click(button.message.id, button.id);
			if (!modal) throw new Error("Lena kann gerade keinen Einspruch einlegen. / Lena cannot object just now.");
			await lena.submitModal(modal.id, {
				text: "Das war ein Zitat meines Großvaters und galt niemandem hier. Bitte stellt den Kommentar wieder her.",
			});
		},
	});
	discord.addAction({
		id: "talk",
		title: { de: "Ein ruhiges Gespräch", en: "A calm talk" },
		description: {
			de: "Lena, Milan und Karla reden über den Artikel.",
			en: "Lena, Milan and Karla talk about the article.",
		},
		async run() {
			const target = thread();
			discord.as("lena").say(target, "Weiß jemand, wann das entschieden wird?");
			await pause(300);
			discord.as("milan").say(target, "Frag `/beleg`, das sucht die Stelle im Artikel heraus.");
			await pause(300);
			discord.as("karla").say(target, "Gute Idee. Die Überschrift hätte das ruhig sagen können.");
		},
	});
}

/** The values of a form's first list. */
function choicesOf(components: readonly Record<string, unknown>[]): string[] {
	type Select = { component?: { options?: { value: string }[] } };
	const select = (components as Select[]).find(({ component }) => component?.options);
	return select?.component?.options?.map(({ value }) => value) ?? [];
}

/** The ids of a message's buttons. */
function idsOf(rows: readonly unknown[] | undefined): string[] {
	type Row = { components?: readonly { custom_id?: string }[] };
	return ((rows ?? []) as Row[]).flatMap(({ components }) =>
		(components ?? []).flatMap((part) => part.custom_id ?? []),
	);
}

/** Waits, for a few seconds, until something is there. */
async function soon<T>(look: () => T | undefined): Promise<T> {
	for (let tries = 0; tries < 100; tries++) {
		const found = look();
		if (found !== undefined) return found;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error("Das dauert zu lange; versuch es noch einmal. / This takes too long; try again.");
}
