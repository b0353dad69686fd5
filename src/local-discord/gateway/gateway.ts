// The gateway: hello, identify, heartbeats, resume, and everything Discord closes a connection for.
// https://docs.discord.com/developers/events/gateway and …/topics/opcodes-and-status-codes#gateway
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { applicationFlags, socketUrl } from "../application.ts";
import type { WorldEvent } from "../bus.ts";
import type { Faults } from "../faults.ts";
import { type Fields, numberOf, stringsOf, textOf } from "../fields.ts";
import { guildCreateJson } from "../json/guild.ts";
import { memberJson, ownUserJson } from "../json/people.ts";
import { looksLikeRealToken } from "../token.ts";
import type { World } from "../world.ts";
import { type SessionHost, send, welcome } from "./connection.ts";
import { CloseCode, Op } from "./opcodes.ts";
import { Session } from "./session.ts";
import { changesAccess, threadListSync } from "./thread-sync.ts";
import { Intent, KNOWN_INTENTS, reaches, shardOf } from "./visibility.ts";

/** How long a session without a socket can be resumed (Discord publishes no number). */
const RESUMABLE_MS = 3 * 60_000;
const IDENTIFIES_PER_DAY = 1000;
/** A shard with more guilds is closed with 4011; Discord recommends one for each thousand. */
const MOST_GUILDS = 2500;
const GUILDS_PER_SHARD = 1000;
/** Of shards with the same number modulo max_concurrency one may identify in this time. */
const IDENTIFY_WINDOW_MS = 5_000;

export interface GatewayOptions {
	readonly heartbeatMs: number;
	/** Holds clients to so many identifies in five seconds; where it is left out, 1 is told and nobody is held to it. */
	readonly maxConcurrency?: number | undefined;
}

export class Gateway implements SessionHost {
	readonly #world: World;
	readonly #faults: Faults;
	readonly #options: GatewayOptions;
	readonly #server: WebSocketServer;
	readonly #sessions = new Map<string, Session>();
	readonly #stopListening: () => void;
	readonly #identifiedAt = new Map<number, number>();
	#identifies = 0;
	#away = false;

	constructor(world: World, faults: Faults, options: GatewayOptions) {
		this.#world = world;
		this.#faults = faults;
		this.#options = options;
		this.#server = new WebSocketServer({ noServer: true, maxPayload: 1 << 20 });
		this.#stopListening = world.bus.listen((event) => this.#tell(event));
	}

	/** Takes the connections of an HTTP server that ask for the gateway. */
	attach(server: Server, isAllowed: (host: string | undefined, origin: string | undefined) => boolean): void {
		server.on("upgrade", (request, socket, head) => {
			const url = new URL(request.url ?? "/", "http://gateway");
			const allowed = isAllowed(request.headers.host, request.headers.origin) && url.pathname === "/";
			if (this.#away || !allowed) {
				socket.destroy();
				return;
			}
			this.#server.handleUpgrade(request, socket, head, (ws) =>
				welcome(ws, url.searchParams, this.#options.heartbeatMs, this),
			);
		});
	}

	sessionStartLimit(): Fields {
		const remaining = Math.max(0, IDENTIFIES_PER_DAY - this.#identifies);
		return {
			total: IDENTIFIES_PER_DAY,
			remaining,
			reset_after: 86_400_000,
			max_concurrency: this.#options.maxConcurrency ?? 1,
		};
	}

	/** How many shards Discord recommends for a bot in so many guilds. */
	recommendedShards(): number {
		return Math.max(1, Math.ceil(this.#world.guilds.size / GUILDS_PER_SHARD));
	}

	/** How many clients are connected and identified. */
	get connected(): number {
		return [...this.#sessions.values()].filter((session) => session.socket).length;
	}

	/** Asks every client to reconnect (op 7): it resumes. */
	askToReconnect(): void {
		for (const session of this.#sessions.values()) if (session.socket) send(session.socket, Op.reconnect, null);
	}

	/** Declares every session invalid (op 9). @param resumable whether the client may resume, or must identify anew */
	invalidate(resumable: boolean): void {
		for (const session of [...this.#sessions.values()]) {
			const socket = session.socket;
			if (!resumable) this.forget(session);
			if (socket) send(socket, Op.invalidSession, resumable);
		}
	}

	/** Breaks every connection without a word. */
	dropSockets(): void {
		for (const session of this.#sessions.values()) session.socket?.terminate();
	}

	/** Closes every connection with a code. */
	closeSockets(code: number): void {
		for (const session of this.#sessions.values()) session.socket?.close(code);
	}

	/** Breaks every connection, forgets the sessions, and takes no new connection until `comeBack`. */
	leave(): void {
		this.#away = true;
		this.dropSockets();
		for (const session of [...this.#sessions.values()]) this.forget(session);
	}

	comeBack(): void {
		this.#away = false;
	}

	/** Sends the bot that has just joined a guild what it needs to know of it. */
	sendGuild(guildId: string): void {
		for (const session of this.#sessions.values()) this.#sendGuild(session, guildId);
	}

	close(): void {
		this.#stopListening();
		for (const session of this.#sessions.values()) session.end();
		for (const client of this.#server.clients) client.terminate();
		this.#server.close();
	}

	#tell(event: WorldEvent): void {
		for (const session of this.#sessions.values()) {
			if (!reaches(this.#world, event, session)) continue;
			const content = (session.intents & Intent.messageContent) !== 0;
			session.dispatch(event.t, event.data({ userId: session.userId, content }));
			if (event.guildId && changesAccess(event)) this.#syncThreads(session, event.guildId);
		}
	}

	/** A bot that gains sight of a channel learns of its active threads. */
	#syncThreads(session: Session, guildId: string): void {
		const sync = threadListSync(this.#world, guildId, session);
		if (sync) session.dispatch("THREAD_LIST_SYNC", sync);
	}

	identify(socket: WebSocket, d: Fields): Session | null {
		const world = this.#world;
		const refuse = (code: number) => {
			socket.close(code);
			return null;
		};
		this.#identifies++;
		const token = textOf(d.token);
		if (token !== world.application.token || looksLikeRealToken(token)) return refuse(CloseCode.authenticationFailed);
		const intents = typeof d.intents === "number" ? d.intents : -1;
		if (intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return refuse(CloseCode.invalidIntents);
		const { privileged } = world.application;
		const denied =
			(privileged.members ? 0 : Intent.guildMembers) |
			(privileged.presences ? 0 : Intent.guildPresences) |
			(privileged.content ? 0 : Intent.messageContent);
		if ((intents & denied) !== 0) return refuse(CloseCode.disallowedIntents);
		const [index, count] = Array.isArray(d.shard) ? (d.shard as number[]) : [0, 1];
		if (index === undefined || count === undefined || !(index >= 0 && index < count))
			return refuse(CloseCode.invalidShard);
		if (this.#tooSoon(index)) {
			send(socket, Op.invalidSession, false);
			return null;
		}
		const guilds = [...world.guilds.values()].filter(
			(guild) => guild.members.has(world.application.id) && shardOf(guild.id, count) === index,
		);
		if (guilds.length > MOST_GUILDS) return refuse(CloseCode.shardingRequired);
		const session = new Session(
			randomBytes(16).toString("hex"),
			world.application.id,
			intents,
			[index, count],
			this.#faults,
		);
		this.#sessions.set(session.id, session);
		session.socket = socket;
		session.dispatch("READY", {
			v: 10,
			user: ownUserJson(world.users.get(session.userId)!),
			user_settings: {},
			guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
			private_channels: [],
			relationships: [],
			presences: [],
			session_id: session.id,
			session_type: "normal",
			resume_gateway_url: socketUrl(world.baseUrl),
			shard: session.shard,
			application: { id: world.application.id, flags: applicationFlags(world) },
			_trace: ["local-discord"],
		});
		if ((intents & Intent.guilds) !== 0) for (const guild of guilds) this.#sendGuild(session, guild.id);
		return session;
	}

	#tooSoon(shard: number): boolean {
		if (this.#options.maxConcurrency === undefined) return false;
		const key = shard % this.#options.maxConcurrency;
		const now = Date.now();
		if (now - (this.#identifiedAt.get(key) ?? 0) < IDENTIFY_WINDOW_MS) return true;
		this.#identifiedAt.set(key, now);
		return false;
	}

	resume(socket: WebSocket, d: Fields): Session | null {
		const session = this.#sessions.get(textOf(d.session_id));
		if (textOf(d.token) !== this.#world.application.token) {
			socket.close(CloseCode.authenticationFailed);
			return null;
		}
		const expired = session && !session.socket && Date.now() - session.leftAt > RESUMABLE_MS;
		if (!session || expired) {
			if (session) this.forget(session);
			send(socket, Op.invalidSession, false);
			return null;
		}
		const seq = numberOf(d.seq, -1);
		if (seq > session.seq) {
			socket.close(CloseCode.invalidSeq);
			return null;
		}
		session.socket?.terminate();
		session.socket = socket;
		if (!session.replay(seq)) {
			this.forget(session);
			send(socket, Op.invalidSession, false);
			return null;
		}
		session.dispatch("RESUMED", { _trace: ["local-discord"] });
		return session;
	}

	#sendGuild(session: Session, guildId: string): void {
		const guild = this.#world.guilds.get(guildId);
		if (!guild?.members.has(session.userId) || shardOf(guildId, session.shard[1]) !== session.shard[0]) return;
		const withMembers = (session.intents & Intent.guildMembers) !== 0 && guild.members.size <= 250;
		threadListSync(this.#world, guildId, session);
		session.dispatch("GUILD_CREATE", guildCreateJson(this.#world, guild, session.userId, withMembers));
	}

	/** https://docs.discord.com/developers/events/gateway-events#request-guild-members */
	sendMembers(session: Session, d: Fields): void {
		const world = this.#world;
		const guild = world.guilds.get(textOf(d.guild_id));
		if (!guild?.members.has(session.userId)) return;
		const ids = typeof d.user_ids === "string" ? [d.user_ids] : stringsOf(d.user_ids);
		const query = textOf(d.query).toLowerCase();
		const all = ids.length === 0;
		if (all && query === "" && (session.intents & Intent.guildMembers) === 0) return;
		const limit = numberOf(d.limit) || (all && query === "" ? guild.members.size : 100);
		const found = [...guild.members.values()]
			.filter((member) =>
				all
					? (world.users.get(member.userId)?.username ?? "").toLowerCase().startsWith(query)
					: ids.includes(member.userId),
			)
			.slice(0, limit);
		const chunks = Math.max(1, Math.ceil(found.length / 1000));
		for (let index = 0; index < chunks; index++)
			session.dispatch("GUILD_MEMBERS_CHUNK", {
				guild_id: guild.id,
				members: found.slice(index * 1000, index * 1000 + 1000).map((member) => memberJson(world, member)),
				chunk_index: index,
				chunk_count: chunks,
				not_found: ids.filter((id) => !guild.members.has(id)),
				...(d.nonce ? { nonce: d.nonce } : {}),
			});
	}

	forget(session: Session): void {
		session.end();
		this.#sessions.delete(session.id);
	}
}
