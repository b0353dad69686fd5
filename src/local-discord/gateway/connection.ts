// One connection to the gateway: what a client may send, how often, how much, and what it is closed for.
import type { RawData, WebSocket } from "ws";
import { type Fields, fieldsOf, isFields } from "../fields.ts";
import { CloseCode, Op } from "./opcodes.ts";
import type { Session } from "./session.ts";

/** What a connection asks of the gateway. */
export interface SessionHost {
	/** @returns null where the connection was closed instead */
	identify(socket: WebSocket, d: Fields): Session | null;
	/** @returns null where there is nothing to resume */
	resume(socket: WebSocket, d: Fields): Session | null;
	sendMembers(session: Session, d: Fields): void;
	forget(session: Session): void;
}

const MAX_PAYLOAD = 4096;
const MAX_SENDS = 120;
const SENDS_WINDOW_MS = 60_000;

/** Greets a client and listens to it until it goes. */
export function welcome(socket: WebSocket, query: URLSearchParams, heartbeatMs: number, host: SessionHost): void {
	let session: Session | null = null;
	let sends: number[] = [];
	const close = (code: number) => socket.close(code);
	const beat = setInterval(() => {
		if (socket.readyState === 1 && Date.now() - lastBeat > heartbeatMs * 2.5) close(CloseCode.sessionTimedOut);
	}, heartbeatMs);
	beat.unref();
	let lastBeat = Date.now();
	socket.on("error", () => socket.terminate());
	socket.on("close", (code) => {
		clearInterval(beat);
		if (session?.socket !== socket) return;
		session.socket = null;
		session.leftAt = Date.now();
		// A client that says goodbye properly ends its session.
		if (code === 1000 || code === 1001) host.forget(session);
	});
	if (query.get("v") !== null && query.get("v") !== "10") {
		close(CloseCode.invalidVersion);
		return;
	}
	send(socket, Op.hello, { heartbeat_interval: heartbeatMs });
	socket.on("message", (raw, isBinary) => {
		const now = Date.now();
		sends = [...sends.filter((at) => at > now - SENDS_WINDOW_MS), now];
		if (sends.length > MAX_SENDS) return close(CloseCode.rateLimited);
		const payload = isBinary ? undefined : parse(raw);
		if (!payload) return close(CloseCode.decodeError);
		switch (payload.op) {
			case Op.heartbeat:
				lastBeat = now;
				return send(socket, Op.heartbeatAck, null);
			case Op.identify: {
				if (session) return close(CloseCode.alreadyAuthenticated);
				session = host.identify(socket, fieldsOf(payload.d));
				return;
			}
			case Op.resume:
				if (session) return close(CloseCode.alreadyAuthenticated);
				session = host.resume(socket, fieldsOf(payload.d));
				return;
			case Op.presence:
			case Op.voice:
				if (!session) close(CloseCode.notAuthenticated);
				return;
			case Op.requestMembers:
				if (!session) return close(CloseCode.notAuthenticated);
				return host.sendMembers(session, fieldsOf(payload.d));
			default:
				return close(CloseCode.unknownOpcode);
		}
	});
}

/** Sends what is no event. */
export function send(socket: WebSocket, op: number, d: unknown): void {
	if (socket.readyState === 1) socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

function parse(raw: RawData): Fields | undefined {
	const text = raw.toString();
	if (Buffer.byteLength(text) > MAX_PAYLOAD) return undefined;
	try {
		const payload: unknown = JSON.parse(text);
		return isFields(payload) ? payload : undefined;
	} catch {
		return undefined;
	}
}
