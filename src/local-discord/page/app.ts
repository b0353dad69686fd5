// The page's beginning: who one is, what the address says, the stream of events, and the drawing.
import { become, onBecome, opened, refresh } from "./actions.ts";
import * as api from "./api.ts";
import { draw } from "./dom.ts";
import { heard } from "./events.ts";
import { applyPrefs, prefs, recall } from "./prefs.ts";
import { readRoute } from "./route.ts";
import { onRedraw, page, redraw } from "./state.ts";
import { t } from "./texts.ts";
import { afterLogDraw, beforeLogDraw } from "./views/log.ts";
import { shellView } from "./views/shell.ts";
import { offerTour, placeTour } from "./views/tour.ts";
import { isUnread } from "./views/unread.ts";

const root = document.getElementById("app")!;
let stop = (): void => {};
let wasOffline = false;

onRedraw(() => {
	beforeLogDraw();
	draw(root, shellView());
	afterLogDraw();
	placeTour();
	const unread = page.server?.guilds.some((one) =>
		[...one.channels, ...one.threads].some((channel) => isUnread(channel.id)),
	);
	document.title = `${unread ? "• " : ""}${t("title")}`;
});

function connect(): void {
	stop();
	stop = api.listen(page.as, heard, (open) => {
		page.online = open;
		if (open && wasOffline) void catchUp();
		wasOffline = !open;
		redraw();
	});
}

onBecome(connect);

/** After a lost connection: what was missed is read again. */
async function catchUp(): Promise<void> {
	page.histories.clear();
	await refresh();
	opened();
}

window.addEventListener("hashchange", () => void follow());
window.addEventListener("popstate", () => void follow());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
	if (prefs.theme === "system") applyPrefs();
	redraw();
});

async function follow(): Promise<void> {
	const route = readRoute(location.hash);
	if (!route.as) return;
	const moved = route.guild !== page.guildId || route.channel !== page.channelId;
	page.guildId = route.guild;
	page.channelId = route.channel;
	if (route.as !== page.as) await become(route.as);
	else if (moved) opened();
}

async function start(): Promise<void> {
	applyPrefs();
	redraw();
	const route = readRoute(location.hash);
	page.as = route.as || recall("as") || "";
	page.guildId = route.guild;
	page.channelId = route.channel;
	await refresh();
	if (!page.server && page.as) {
		// Whoever it was is unknown to this server: it was started anew.
		page.as = "";
		page.toasts = [];
		await refresh();
	}
	if (!page.server) {
		setTimeout(() => void start(), 2000);
		return;
	}
	page.as = page.server.me.id;
	connect();
	opened();
	offerTour();
}

void start();
