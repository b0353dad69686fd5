// Errors as Discord answers them: {code, message, errors?} with an HTTP status.
// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json

/** code → [HTTP status, message], as Discord words them. */
export const ERRORS = {
	0: [404, "404: Not Found"],
	10002: [404, "Unknown Application"],
	10003: [404, "Unknown Channel"],
	10004: [404, "Unknown Guild"],
	10007: [404, "Unknown Member"],
	10008: [404, "Unknown Message"],
	10011: [404, "Unknown Role"],
	10013: [404, "Unknown User"],
	10014: [404, "Unknown Emoji"],
	10015: [404, "Unknown Webhook"],
	10026: [404, "Unknown Ban"],
	10062: [404, "Unknown interaction"],
	10063: [404, "Unknown application command"],
	10066: [404, "Unknown application command permissions"],
	20009: [403, "Explicit content cannot be sent to the desired recipient(s)"],
	20016: [429, "This action cannot be performed due to slowmode rate limit."],
	20026: [403, "Your bot has been flagged by our anti-spam system."],
	30003: [400, "Maximum number of pins reached for the channel (250)"],
	30005: [400, "Maximum number of guild roles reached (250)"],
	30007: [400, "Maximum number of webhooks reached (15)"],
	30010: [400, "Maximum number of reactions reached (20)"],
	30013: [400, "Maximum number of guild channels reached (500)"],
	30015: [400, "Maximum number of attachments in a message reached (10)"],
	30032: [400, "Maximum number of application commands reached"],
	30033: [400, "Max number of thread participants has been reached (1000)"],
	30034: [400, "Max number of daily application command creates has been reached (200)"],
	30047: [400, "Maximum number of pinned threads in a forum channel has been reached"],
	40001: [401, "Unauthorized"],
	40005: [413, "Request entity too large. Try sending something smaller in size"],
	40007: [403, "The user is banned from this guild."],
	40033: [400, "This message has already been crossposted."],
	40060: [400, "Interaction has already been acknowledged."],
	40067: [400, "A tag is required to create a forum post in this channel"],
	50001: [403, "Missing Access"],
	50003: [400, "Cannot execute action on a DM channel"],
	50005: [403, "Cannot edit a message authored by another user"],
	50006: [400, "Cannot send an empty message"],
	50007: [403, "Cannot send messages to this user"],
	50008: [400, "Cannot send messages in a non-text channel"],
	50013: [403, "Missing Permissions"],
	50014: [401, "Invalid authentication token provided"],
	50016: [
		400,
		"Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete",
	],
	50021: [403, "Cannot execute action on a system message"],
	50024: [400, "Cannot execute action on this channel type"],
	50027: [401, "Invalid Webhook Token"],
	50033: [400, "Invalid Recipient(s)"],
	50034: [400, "You can only bulk delete messages that are under 14 days old."],
	50035: [400, "Invalid Form Body"],
	50055: [400, "Invalid Guild"],
	50068: [400, "Invalid message type"],
	50083: [400, "Thread is archived"],
	50109: [400, "The request body contains invalid JSON."],
	50278: [403, "Cannot send messages to this user due to having no mutual guilds"],
	160002: [403, "Cannot reply without permission to read message history"],
	160004: [400, "A thread has already been created for this message"],
	160005: [403, "Thread is locked"],
	160006: [400, "Maximum number of active threads reached"],
	160007: [400, "Maximum number of active announcement threads reached"],
	160014: [403, "You cannot forward a message whose content you cannot read"],
	200000: [400, "Message was blocked by automatic moderation"],
	200001: [400, "Title was blocked by automatic moderation"],
	500000: [400, "Failed to ban users"],
	520000: [400, "Poll voting blocked"],
	520001: [400, "Poll expired"],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof ERRORS;

/** A refusal as Discord gives it, to bots over REST and to people in the client. */
export class DiscordError extends Error {
	readonly status: number;
	readonly code: number;
	/** The tree of form errors (code 50035 only). */
	readonly errors: object | undefined;

	constructor(status: number, code: number, message: string, errors?: object) {
		super(message);
		this.name = "DiscordError";
		this.status = status;
		this.code = code;
		this.errors = errors;
	}

	toJSON(): object {
		return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) };
	}
}

/** @returns the error with Discord's own status and wording */
export function refuse(code: ErrorCode): DiscordError {
	const [status, message] = ERRORS[code];
	return new DiscordError(status, code, message);
}

/** The error of an unknown route: no JSON code but 0. */
export function notFound(): DiscordError {
	return refuse(0);
}
