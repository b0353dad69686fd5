// /diskussion: what a thread is about so far: how many write, which points come up, which questions nobody answered.
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { type ThreadDiscussion, threadDiscussion } from "../src/guild/discussion.ts";
import { fieldsOf } from "../src/guild/fields.ts";
import { name, plain, quote, shorten, when } from "../src/guild/markdown.ts";
import { recommendations } from "../src/guild/recommend.ts";
import { shownToAll } from "../src/guild/show-to-all.ts";
import type { Button, View } from "../src/guild/view.ts";
import type { Point } from "../src/language/discussion.ts";
import { ownWords } from "../src/language/own-words.ts";
import { defineTexts, type Say, sayIn, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		recommended: "Empfehlungen der Redaktion",
		by: "Kommentar von {author}",
		title: "Worum geht es in dieser Diskussion?",
		comments: { one: "**{n} Kommentar**", other: "**{n} Kommentare**" },
		people: { one: "von **{n} Person**", other: "von **{n} Personen**" },
		last: "der letzte {when}",
		more: "Gelesen sind nur die letzten {n} Kommentare.",
		nothing: "Hier hat noch niemand etwas geschrieben. Mach den Anfang!",
		little: "Das ist noch zu wenig, um Schwerpunkte zu nennen. Lies die Kommentare am besten selbst.",
		apart: "Die Kommentare gehen weit auseinander: Ich finde nichts, worüber mehrere Leute schreiben.",
		points: "Das kommt mehrfach zur Sprache",
		jump: "zum Kommentar",
		questions: "Noch ohne Antwort",
		question: "zur Frage",
		asked: "Frage {n}",
		footer: "Automatisch zusammengestellt, nach gemeinsamen Wörtern; was entfernt wurde, kommt nicht vor.",
		noThread: "Hier wird nichts diskutiert. Rufe den Befehl im Thread eines Artikels auf.",
		publish: "Allen zeigen",
	},
	en: {
		recommended: "Recommended by the newsroom",
		by: "Comment by {author}",
		title: "What is this discussion about?",
		comments: { one: "**{n} comment**", other: "**{n} comments**" },
		people: { one: "by **{n} person**", other: "by **{n} people**" },
		last: "the last one {when}",
		more: "Only the last {n} comments were read.",
		nothing: "Nobody has written anything here yet. Be the first!",
		little: "That is too little to name main points. It is best to read the comments yourself.",
		apart: "The comments go in all directions: I find nothing that several people write about.",
		points: "This comes up more than once",
		jump: "to the comment",
		questions: "Not answered yet",
		question: "to the question",
		asked: "Question {n}",
		footer: "Put together automatically, by shared words; what was removed does not appear.",
		noThread: "Nothing is discussed here. Use the command in the thread of an article.",
		publish: "Show to everyone",
	},
});

/** Fewer than this have no main points. */
const LEAST_COMMENTS = 5;
const LEAST_PEOPLE = 3;
const MOST_POINTS = 5;
const MOST_RECOMMENDED = 5;
const MOST_QUESTIONS = 5;
const MOST_QUOTE = 150;

export default defineCommand({
	english: "discussion",
	description: text("Worum geht es in diesem Thread?", "What is this thread about?"),
	role: "member",
	action: {
		english: "discussion",
		description: text("Worum geht es in diesem Thread?", "What is this thread about?"),
		run: async (context) => {
			const buttons: Button[] = context.actor.mayPost
				? [{ id: "diskussion:allen", label: context.t(texts.publish) }]
				: [];
			return { view: { ...(await overview(context, true)), buttons: [buttons] } };
		},
	},
	buttons: { allen: { run: forEveryone } },
});

/** Without quotations: a comment that is removed later must not live on in the bot's message. */
async function forEveryone(context: Context): Promise<Answer> {
	const view = await overview({ ...context, t: sayIn(context.guild.language) }, false);
	return { view: shownToAll(context, "diskussion", view), public: true };
}

async function overview({ guild, channelId, t }: Context, withQuotes: boolean): Promise<View> {
	const record = channelId ? await guild.articleOf(channelId) : null;
	if (!channelId || (!record && guild.platform.channel(channelId)?.kind !== "thread"))
		throw new UserError(texts.noThread);
	const found = await threadDiscussion(guild, channelId);
	const { comments, people, points, questions, more, lastAt } = found;
	const url = (id: string): string => guild.platform.messageUrl(channelId, id);
	const enough = comments >= LEAST_COMMENTS && people >= LEAST_PEOPLE;
	const shared = enough ? points.filter((point) => point.people > 1).slice(0, MOST_POINTS) : [];
	const note = comments === 0 ? texts.nothing : enough ? (shared.length ? null : texts.apart) : texts.little;
	const count =
		comments === 0 || lastAt === null
			? ""
			: `${t(texts.comments, { n: comments })} ${t(texts.people, { n: people })}, ${t(texts.last, { when: when(lastAt, "R") })}.`;
	const asked = questions.slice(0, MOST_QUESTIONS).map(({ id, text: question }, index) => {
		const label = withQuotes ? quote(plain(shorten(question, MOST_QUOTE))) : t(texts.asked, { n: index + 1 });
		return `${label}${withQuotes ? "\n" : " · "}[${t(texts.question)}](${url(id)})`;
	});
	return {
		sections: [
			{
				author: t(texts.title),
				...(record ? { title: plain(record.article.title), url: record.article.link } : {}),
				body: [count, more ? t(texts.more, { n: comments }) : "", note ? t(note) : ""].filter(Boolean).join("\n"),
				fields: [
					...fieldsOf(
						t(texts.points),
						shared.map((point) => lineOf(t, point, found, url(point.id), withQuotes)),
					),
					...fieldsOf(t(texts.questions), asked),
					...fieldsOf(
						t(texts.recommended),
						(await recommendations(guild, channelId))
							.slice(0, MOST_RECOMMENDED)
							.map(
								({ authorName, commentId }) => `- [${t(texts.by, { author: name(authorName) })}](${url(commentId)})`,
							),
					),
				],
				...(comments ? { footer: t(texts.footer) } : {}),
			},
		],
	};
}

function lineOf(
	t: Say,
	{ id, words, comments, people }: Point,
	{ texts: written }: ThreadDiscussion,
	url: string,
	withQuotes: boolean,
): string {
	const about = words.length ? `**${words.map((word) => plain(shorten(word, 40))).join(" · ")}**` : "";
	const count = `${plainCount(t(texts.comments, { n: comments.length }))} ${plainCount(t(texts.people, { n: people }))}`;
	const said = withQuotes
		? quote(
				plain(
					shorten(
						ownWords(written.get(id) ?? "")
							.replace(/\s+/g, " ")
							.trim(),
						MOST_QUOTE,
					),
				),
			)
		: "";
	return [[about, count].filter(Boolean).join(" – "), said, `[${t(texts.jump)}](${url})`].filter(Boolean).join("\n");
}

const plainCount = (count: string): string => count.replaceAll("**", "");
