// Tokens: a real one must never be used here, and the local one is none that Discord could have given.

/** Whether a text has the form of a real bot token (three parts; the first is the bot's id in base64). */
export function looksLikeRealToken(token: string): boolean {
	return /^[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}$/.test(token);
}
