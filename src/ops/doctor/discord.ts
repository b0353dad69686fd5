// Whether Discord lets the bot in: token, intents, gateway; and whether this machine's clock is Discord's.
import { type Client, type RESTGetAPIGatewayBotResult, Routes } from "discord.js";
import { type ConnectionEnded, createClient } from "../../discord/client.ts";
import { messageOf } from "../../errors.ts";
import { type Advice, adviceForLogin, adviceForNoGuild, adviceIn } from "../../first-run.ts";
import { createLog } from "../../log.ts";
import { defineTexts } from "../../texts.ts";
import { type Finding, finding } from "../finding.ts";

const texts = defineTexts({
	de: {
		noToken:
			"DISCORD_TOKEN ist nicht gesetzt. Hol dir im Discord Developer Portal (deine Anwendung → Bot → „Reset Token“) ein Token und starte mit DISCORD_TOKEN=… Ohne läuft nur das Discord auf diesem Rechner.",
		token: "Das Token gilt: {name}.",
		content: "„Message Content Intent“ ist eingeschaltet.",
		noContent:
			"„Message Content Intent“ ist ausgeschaltet. Schalte es im Discord Developer Portal ein (deine Anwendung → Bot → Privileged Gateway Intents), oder setze messageContent: false in bot.yaml.",
		unread: "Der Bot liest nicht mit (bot.yaml: messageContent: false).",
		clock: "Die Uhr geht wie die von Discord.",
		skew: "Die Uhr dieses Rechners weicht um {seconds} s von der Discords ab. Fristen, Timeouts und Raid-Schutz stimmen so nicht: Schalte die Zeitsynchronisation ein (timedatectl set-ntp true).",
		gateway: "Das Gateway ist erreichbar: {guilds} Server, angemeldet in {ms} ms.",
		starts:
			"Discord erlaubt heute nur noch {left} Anmeldungen; ich melde mich nicht an. Läuft der Bot in einer Neustart-Schleife? Halte ihn an und lies sein Protokoll, sonst setzt Discord das Token zurück.",
		silent:
			"Das Gateway hat sich {seconds} s lang nicht gemeldet. Eine Firewall muss gateway.discord.gg (WebSocket) erlauben.",
		other:
			"Discord antwortet mit einem Fehler: {reason}. Sieh auf discordstatus.com nach und versuche es später noch einmal.",
	},
	en: {
		noToken:
			"DISCORD_TOKEN is not set. Get a token in the Discord Developer Portal (your application → Bot → “Reset Token”) and start with DISCORD_TOKEN=… Without it only the Discord on this machine runs.",
		token: "The token is valid: {name}.",
		content: "The “Message Content Intent” is on.",
		noContent:
			"The “Message Content Intent” is off. Switch it on in the Discord Developer Portal (your application → Bot → Privileged Gateway Intents), or set messageContent: false in bot.yaml.",
		unread: "The bot does not read along (bot.yaml: messageContent: false).",
		clock: "The clock goes as Discord's does.",
		skew: "This machine's clock is {seconds} s away from Discord's. Deadlines, timeouts and raid protection are wrong like that: switch on time synchronisation (timedatectl set-ntp true).",
		gateway: "The gateway can be reached: {guilds} servers, logged in within {ms} ms.",
		starts:
			"Discord allows only {left} more log-ins today; I do not log in. Does the bot restart again and again? Stop it and read its log, or Discord resets the token.",
		silent: "The gateway said nothing for {seconds} s. A firewall must allow gateway.discord.gg (WebSocket).",
		other: "Discord answers with an error: {reason}. Look at discordstatus.com and try again later.",
	},
});

/** Flags of an application: the intent is on, for any number of servers or for fewer than a hundred. */
const CONTENT = (1 << 18) | (1 << 19);
/** The Date header counts in seconds. */
const SKEW_MS = 5_000;
const GRAVE_SKEW_MS = 60_000;
/** So many log-ins are left to the bot itself. */
const KEPT_STARTS = 20;
const PATIENCE_MS = 60_000;

export interface Link {
	readonly findings: readonly Finding[];
	/** Logged in; null where that was not possible. */
	readonly client: Client<true> | null;
	close(): Promise<void>;
}

export interface LinkOptions {
	readonly token: string | undefined;
	readonly api: string | undefined;
	readonly now: () => number;
	readonly messageContent: boolean;
}

/** Logs in beside the bot that may be running, as another session that only listens. */
export async function connect({ token, api, now, messageContent }: LinkOptions): Promise<Link> {
	const findings: Finding[] = [];
	if (!token) {
		findings.push(finding("discord", "error", texts.noToken));
		return { findings, client: null, close: async () => {} };
	}
	let ended: (error: ConnectionEnded) => void = () => {};
	const end = new Promise<never>((_, reject) => {
		ended = reject;
	});
	end.catch(() => {});
	const client = createClient({
		api,
		retries: 1,
		messageContent,
		log: createLog("silent"),
		onEnd: (error) => ended(error),
	});
	client.options.shards = "auto";
	client.rest.setToken(token);
	let skew: number | null = null;
	client.rest.on("response", (_request, response) => {
		const date = Date.parse(response.headers.get("date") ?? "");
		if (!Number.isNaN(date)) skew ??= now() - date;
	});
	const close = async (): Promise<void> => client.destroy();
	try {
		const application = (await client.rest.get(Routes.currentApplication())) as { name: string; flags?: number };
		findings.push(finding("discord", "ok", texts.token, { name: application.name }));
		if (skew !== null) findings.push(aboutClock(skew));
		if (!messageContent) findings.push(finding("discord", "ok", texts.unread));
		else if ((application.flags ?? 0) & CONTENT) findings.push(finding("discord", "ok", texts.content));
		else {
			findings.push(finding("discord", "error", texts.noContent));
			return { findings, client: null, close };
		}
		const { session_start_limit: limit } = (await client.rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
		if (limit.remaining < KEPT_STARTS) {
			findings.push(finding("discord", "error", texts.starts, { left: limit.remaining }));
			return { findings, client: null, close };
		}
		const ms = await logIn(client, token, end);
		const guilds = client.guilds.cache.size;
		findings.push(finding("discord", "ok", texts.gateway, { guilds, ms }));
		if (guilds === 0) findings.push(fromAdvice("discord", "warning", adviceForNoGuild(client.application!.id)));
		return { findings, client: client as Client<true>, close };
	} catch (error) {
		const advice = adviceForLogin(error);
		if (advice) findings.push(fromAdvice("discord", "error", advice));
		else if (error instanceof Silent)
			findings.push(finding("discord", "error", texts.silent, { seconds: PATIENCE_MS / 1_000 }));
		else findings.push(finding("discord", "error", texts.other, { reason: messageOf(error) }));
		return { findings, client: null, close };
	}
}

class Silent extends Error {}

/** @returns milliseconds until all servers were there */
async function logIn(client: Client, token: string, end: Promise<never>): Promise<number> {
	const start = performance.now();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const silence = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Silent()), PATIENCE_MS);
	});
	try {
		const ready = new Promise<void>((resolve) => client.once("clientReady", () => resolve()));
		await Promise.race([client.login(token).then(() => ready), end, silence]);
	} finally {
		clearTimeout(timer);
	}
	return Math.round(performance.now() - start);
}

function aboutClock(skew: number): Finding {
	const away = Math.abs(skew);
	if (away < SKEW_MS) return finding("system", "ok", texts.clock);
	return finding("system", away < GRAVE_SKEW_MS ? "warning" : "error", texts.skew, {
		seconds: Math.round(away / 1_000),
	});
}

/** What the bot itself would say at its start. */
export function fromAdvice(area: Finding["area"], level: Finding["level"], advice: Advice): Finding {
	return { area, level, de: adviceIn("de", advice), en: adviceIn("en", advice) };
}
