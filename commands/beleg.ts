// /beleg and the message menu "Beleg suchen": which passages of the article, or of all articles, a claim rests on.
import { articleOption } from "../src/discord/article-option.ts";
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { chosenArticle } from "../src/guild/archive.ts";
import { claimsIn, type Judged, judgeClaim, judgeEverywhere, otherLanguage } from "../src/guild/claims.ts";
import { plain, quote, shorten } from "../src/guild/markdown.ts";
import { keepQuestion, keptQuestion, type Question } from "../src/guild/questions.ts";
import { caveatOf, linkButton, placeOf, readabilityOf, sayUnreadable } from "../src/guild/reading.ts";
import type { ArticleRecord } from "../src/guild/records.ts";
import { shownToAll } from "../src/guild/show-to-all.ts";
import type { Button, Section, View } from "../src/guild/view.ts";
import { wouldStand } from "../src/guild/would-stand.ts";
import { defineTexts, type Say, sayIn, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Steht das im Artikel?",
		titleAll: "Steht das in einem Artikel?",
		claim: "Behauptung",
		comment: "Aus dem Kommentar: {url}",
		supported: "Dafür finden sich diese Stellen:",
		number: "Der Artikel nennt dazu eine andere Zahl:",
		name: "Der Artikel nennt dazu jemand anderen:",
		negation: "Der Artikel sagt dazu das Gegenteil:",
		contradicted: "Der Artikel sagt dazu etwas anderes:",
		absent:
			"Im Artikel steht dazu nichts. Das heißt nicht, dass es falsch ist; nur, dass dieser Artikel es nicht belegt.",
		absentAll:
			"In keinem der Artikel hier steht dazu etwas. Das heißt nicht, dass es falsch ist; nur, dass sie es nicht belegen.",
		nothing: "Dazu steht nichts im Artikel.",
		nothingAll: "Dazu steht in keinem Artikel etwas.",
		sentence: "{n}. Satz",
		differs: "Behauptet: {claim} · Im Artikel: **{article}**",
		discussion: "Diskussion: {thread}",
		empty: "In diesem Kommentar steht nichts, wozu ich eine Stelle suchen könnte.",
		noArticle:
			"Dieser Kommentar steht nicht im Thread eines Artikels, deshalb weiß ich nicht, womit ich ihn vergleichen soll. Mit `/beleg` und „überall“ kannst du in allen Artikeln suchen.",
		language:
			"Behauptung und Artikel sind nicht in derselben Sprache. Verglichen werden Wörter, deshalb finde ich wenig.",
		footer: "Gesucht wird nach Wörtern, Zahlen und Namen, nicht nach Wahrheit.",
		rules:
			"So, wie die Behauptung dasteht, verstößt sie gegen die Regeln dieses Servers. Deshalb zeige ich sie nicht allen.",
		gone: "Diesen Kommentar gibt es nicht mehr. Deshalb zeige ich nichts dazu.",
		publish: "Allen zeigen",
	},
	en: {
		title: "Is that in the article?",
		titleAll: "Is that in any article?",
		claim: "Claim",
		comment: "From the comment: {url}",
		supported: "These passages support it:",
		number: "The article gives a different number:",
		name: "The article names somebody else:",
		negation: "The article says the opposite:",
		contradicted: "The article says something else:",
		absent: "The article says nothing about it. That does not make it wrong; only this article does not support it.",
		absentAll: "None of the articles here says anything about it. That does not make it wrong; they do not support it.",
		nothing: "The article says nothing about it.",
		nothingAll: "No article says anything about it.",
		sentence: "Sentence {n}",
		differs: "Claimed: {claim} · in the article: **{article}**",
		discussion: "Discussion: {thread}",
		empty: "There is nothing in this comment that I could look for.",
		noArticle:
			"This comment is not in the thread of an article, so I do not know what to compare it with. With `/evidence` and “everywhere” you can search all articles.",
		language: "Claim and article are not in the same language. Words are compared, so I find little.",
		footer: "This looks for words, numbers and names, not for truth.",
		rules: "The way the claim is worded breaks the rules of this server, so I do not show it to everyone.",
		gone: "This comment no longer exists, so I show nothing about it.",
		publish: "Show to everyone",
	},
});

const MOST_PASSAGES = 3;
const MOST_ARTICLES = 3;
const MOST_QUOTE = 450;
/** Below Discord's 4,096. */
const MOST_BODY = 3_800;

export default defineCommand({
	english: "evidence",
	description: text(
		"Welche Stelle des Artikels belegt eine Behauptung?",
		"Which passage of the article supports a claim?",
	),
	role: "member",
	action: {
		english: "evidence",
		description: text("Welche Stelle des Artikels belegt das?", "Which passage of the article supports it?"),
		options: [
			{
				name: "behauptung",
				english: "claim",
				description: text("Was soll im Artikel stehen?", "What is said to be in the article?"),
				type: "text",
				required: true,
				min: 3,
				max: 1000,
			},
			articleOption,
			{
				name: "überall",
				english: "everywhere",
				description: text("In allen Artikeln dieses Servers suchen", "Search all articles of this server"),
				type: "boolean",
			},
		],
		run: async (context) => {
			const { guild, options, channelId } = context;
			const article = options.überall
				? null
				: (await chosenArticle(guild, options.artikel as string | undefined, channelId)).article.key;
			return answer(context, { kind: "evidence", claim: String(options.behauptung), article, comment: null });
		},
	},
	message: {
		name: text("Beleg suchen", "Find evidence"),
		run: async (context) => {
			const { guild, target } = context;
			if (!target) throw new UserError(texts.empty);
			const record = await guild.articleOf(target.channelId);
			if (!record) throw new UserError(texts.noArticle);
			if (claimsIn(target.content).length === 0) throw new UserError(texts.empty);
			const comment = { channelId: target.channelId, messageId: target.messageId };
			return answer(context, {
				kind: "evidence",
				claim: target.content.slice(0, 4_000),
				article: record.article.key,
				comment,
			});
		},
	},
	buttons: {
		allen: {
			run: async (context) => {
				const { guild } = context;
				const question = await keptQuestion(guild, "evidence", context.args[0]);
				const { claim, comment } = question;
				// What was removed must not come back through the bot, and nothing gets past the rules that way.
				if (comment && (await guild.platform.revisionOf(comment.channelId, comment.messageId)) === null)
					throw new UserError(texts.gone);
				if (!comment && !wouldStand(context, claim)) throw new UserError(texts.rules);
				const section = await sectionOf({ guild, t: sayIn(guild.language) }, question, comment === null);
				return { view: shownToAll(context, `beleg:${context.args[0]}`, { sections: [section] }), public: true };
			},
		},
	},
});

type Asked = Extract<Question, { kind: "evidence" }>;

async function answer(context: Context, question: Asked): Promise<Answer> {
	const { guild, t, actor } = context;
	const section = await sectionOf(context, question, true);
	const publish: Button[] = actor.mayPost
		? [{ id: `beleg:allen:${await keepQuestion(guild, question)}`, label: t(texts.publish) }]
		: [];
	const record = question.article ? await chosenArticle(guild, question.article, null) : null;
	const view: View = { sections: [section], buttons: [[...publish, ...(record ? linkButton(t, record.article) : [])]] };
	return { view };
}

type Speaking = Pick<Context, "guild" | "t">;

/** @param withClaim whether the claim itself is shown; otherwise only the link to its comment */
async function sectionOf(
	{ guild, t }: Speaking,
	{ claim, article, comment }: Asked,
	withClaim: boolean,
): Promise<Section> {
	const record = article ? await chosenArticle(guild, article, null) : null;
	const url = comment ? guild.platform.messageUrl(comment.channelId, comment.messageId) : null;
	const claims = claimsIn(claim);
	if (claims.length === 0) claims.push(claim);
	// Several claims are each quoted where they are judged.
	const quoted = withClaim && (claims.length === 1 || !url) ? quote(plain(shorten(url ? claims[0]! : claim, 400))) : "";
	const asked = [quoted, url ? t(texts.comment, { url }) : ""].filter(Boolean).join("\n");
	const base: Section = {
		author: t(record ? texts.title : texts.titleAll),
		...(record ? { title: plain(record.article.title), url: record.article.link } : {}),
		fields: [{ name: t(texts.claim), value: asked }],
		footer: t(texts.footer),
	};
	const readable = record && readabilityOf(record);
	if (readable && readable.state !== "text") return { ...base, body: sayUnreadable(t, readable.state) };
	const judged = record
		? claims.map((one) => judgeClaim(one, record, readable!, MOST_PASSAGES))
		: await Promise.all(claims.map((one) => judgeEverywhere(guild, one, 1)));
	const notes = readable
		? [otherLanguage(claims, readable) ? t(texts.language) : "", caveatOf(t, readable)].filter(Boolean)
		: [];
	return {
		...base,
		body: [bodyOf(t, judged, record, withClaim), ...notes.map((note) => `*${note}*`)].join("\n\n"),
		tone: toneOf(judged),
	};
}

function toneOf(judged: readonly Judged[]): Section["tone"] {
	if (judged.some(({ verdict }) => verdict === "contradicted")) return "warning";
	return judged.every(({ verdict }) => verdict === "supported") ? "good" : "neutral";
}

/** One claim as a whole; several one after the other, each under its words or its number. */
function bodyOf(t: Say, judged: readonly Judged[], record: ArticleRecord | null, withClaim: boolean): string {
	const [first] = judged;
	if (judged.length === 1 && first) {
		if (first.bearings.length === 0) return t(record ? texts.absent : texts.absentAll);
		return [t(headingOf(first)), ...passagesOf(t, first, record, MOST_PASSAGES)].join("\n\n");
	}
	const blocks = judged.map((one, index) => {
		const claim = withClaim ? `**„${plain(shorten(one.claim, 160))}“**` : `**${t(texts.sentence, { n: index + 1 })}**`;
		if (one.bearings.length === 0) return `${claim}\n${t(record ? texts.nothing : texts.nothingAll)}`;
		return [`${claim}\n${t(headingOf(one))}`, ...passagesOf(t, one, record, 1)].join("\n");
	});
	while (blocks.length > 1 && blocks.join("\n\n").length > MOST_BODY) blocks.pop();
	return blocks.join("\n\n");
}

function headingOf({ verdict, reason }: Judged) {
	return verdict === "supported" ? texts.supported : reason ? texts[reason] : texts.contradicted;
}

function passagesOf(t: Say, { bearings }: Judged, asked: ArticleRecord | null, most: number): string[] {
	const chosen = bearings.slice(0, asked ? 1 : MOST_ARTICLES);
	return chosen
		.flatMap(({ record, readable, evidence }) =>
			evidence.passages.map((passage) => {
				const { article, threadId } = record;
				const lines = [quote(plain(shorten(passage.text.replace(/\s+/g, " "), MOST_QUOTE)))];
				for (const { claim, article: written } of passage.differs ?? [])
					lines.push(t(texts.differs, { claim: plain(claim), article: plain(written) }));
				const place = placeOf(t, article, readable, passage.start, passage.end);
				const where = asked ? [place] : [plain(shorten(article.title, 120)), place];
				if (!asked && threadId) where.push(t(texts.discussion, { thread: `<#${threadId}>` }));
				lines.push(where.join(" · "));
				return lines.join("\n");
			}),
		)
		.slice(0, most);
}
