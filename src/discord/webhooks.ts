// Comments under their authors' names: posted and changed through one webhook of the bot's own in each channel.
// https://docs.discord.com/developers/resources/webhook
import {
	type APIMessage,
	type Client,
	DiscordAPIError,
	type ForumChannel,
	type MediaChannel,
	type Message,
	type NewsChannel,
	Routes,
	SnowflakeUtil,
	type TextChannel,
	type Webhook,
} from "discord.js";
import { type PostAs, Refusal, type Sent } from "../guild/platform.ts";
import { onceOf } from "./once.ts";

const NAME = "Wortmeldung";
/** Not on Discord's side any more. */
const UNKNOWN_WEBHOOK = 10015;

type Parent = TextChannel | NewsChannel | ForumChannel | MediaChannel;

/** By channel; what is lost is found again. */
const kept = new WeakMap<Client, Map<string, Webhook>>();

/** Whether a message came through a webhook that this bot made. */
export function isOwnWebhook({ webhookId, applicationId, client }: Message): boolean {
	return webhookId !== null && applicationId === client.application.id;
}

/** As in `Platform.postAs`. */
export async function postAs(client: Client<true>, post: PostAs): Promise<Sent> {
	const { threadId, text, attemptedAt } = post;
	const parent = await parentOf(client, threadId);
	if (attemptedAt !== null) {
		const found = await findPosted(client, post, attemptedAt);
		if (found) return found;
	}
	const body = {
		content: text,
		username: allowedName(post.name),
		...(post.avatarUrl ? { avatar_url: post.avatarUrl } : {}),
		allowed_mentions: { parse: [] },
	};
	const query = new URLSearchParams({ wait: "true", thread_id: threadId });
	const message = (await through(client, parent, ({ id, token }) =>
		onceOf(client).post(Routes.webhook(id, token!), { body, query, auth: false }),
	)) as APIMessage;
	return { channelId: threadId, messageId: message.id };
}

/** As in `Platform.editAs`. */
export async function editAs(client: Client<true>, { channelId, messageId }: Sent, text: string): Promise<void> {
	await through(client, await parentOf(client, channelId), (webhook) =>
		webhook.editMessage(messageId, { content: text, threadId: channelId, allowedMentions: { parse: [] } }),
	);
}

async function through<T>(client: Client<true>, parent: Parent, use: (webhook: Webhook) => Promise<T>): Promise<T> {
	const webhooks = kept.get(client) ?? new Map<string, Webhook>();
	kept.set(client, webhooks);
	const known = webhooks.get(parent.id);
	try {
		if (known) return await use(known);
	} catch (error) {
		// Somebody deleted the webhook; then a new one is made.
		if (!(error instanceof DiscordAPIError && Number(error.code) === UNKNOWN_WEBHOOK)) throw error;
		webhooks.delete(parent.id);
	}
	const all = await parent.fetchWebhooks();
	const own =
		all.find(({ applicationId, token }) => applicationId === client.application.id && token !== null) ??
		(await parent.createWebhook({ name: NAME, reason: "Kommentare über das Formular / comments through the form" }));
	webhooks.set(parent.id, own);
	return use(own);
}

async function parentOf(client: Client<true>, threadId: string): Promise<Parent> {
	const thread = await client.channels.fetch(threadId);
	if (!thread?.isThread() || !thread.parent) throw new Refusal("gone", 10003, `${threadId} is no thread`);
	return thread.parent;
}

/** Webhooks know no nonce: where it is not known whether the message was posted, it is recognised by its text. */
async function findPosted(
	client: Client<true>,
	{ threadId, text, known }: PostAs,
	since: number,
): Promise<Sent | null> {
	const thread = await client.channels.fetch(threadId);
	if (!thread?.isThread()) return null;
	let after = String(SnowflakeUtil.generate({ timestamp: Math.max(0, since - 60_000) }));
	for (let page = 0; page < 20; page++) {
		const messages = await thread.messages.fetch({ after, limit: 100, cache: false });
		for (const message of messages.values()) {
			const same = isOwnWebhook(message) && message.content.trim() === text.trim();
			if (same && !(await known(message.id))) return { channelId: threadId, messageId: message.id };
		}
		if (messages.size < 100) return null;
		after = [...messages.keys()].reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
	}
	return null;
}

/** Discord takes names of 1 to 80 characters without its own two. */
function allowedName(name: string): string {
	const allowed = name.replace(/clyde|discord/gi, (word) => `${word[0]}.${word.slice(1)}`).trim();
	return [...allowed].slice(0, 80).join("") || "Mitglied";
}
