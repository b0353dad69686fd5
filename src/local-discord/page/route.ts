// The address of what is shown: #/as/guild/channel. A link opens the same place as the same person.

export interface Route {
	readonly as: string;
	readonly guild: string;
	readonly channel: string;
}

export function readRoute(hash: string): Route {
	const [as = "", guild = "", channel = ""] = hash.replace(/^#\/?/, "").split("/").map(safeDecode);
	return { as, guild, channel };
}

const safeDecode = (part: string): string => {
	try {
		return decodeURIComponent(part);
	} catch {
		return "";
	}
};

export const writeRoute = (route: Route): string =>
	`#/${[route.as, route.guild, route.channel].filter(Boolean).map(encodeURIComponent).join("/")}`;
