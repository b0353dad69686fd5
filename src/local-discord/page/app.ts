// The page's beginning: who one is, what the address says, the stream of events, and the drawing.
import { become, onBecome, opened, refresh } from "./actions.ts";
import * as api from "./api.ts";
import { draw } from "./dom.ts";
import { heard } from "./events.ts";
import type { Person } from "./model.ts";
import { applyPrefs, prefs, recall } from "./prefs.ts";
import { readRoute } from "./route.ts";
import { onRedraw, page, redraw } from "./state.ts";
import { recallStory } from "./story-memory.ts";
import { t } from "./texts.ts";
import { afterLogDraw, beforeLogDraw } from "./views/log.ts";
import { shellView } from "./views/shell.ts";
import { offerTour } from "./views/tour.ts";
import { placeTour } from "./views/tour-place.ts";
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
	void recallStory();
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

/** Whom a newcomer is at first: somebody with the most common role, an ordinary member. */
function ordinary(people: readonly Person[]): string {
	const humans = people.filter((one) => !one.bot);
	const frequency = (label: Person["roleLabel"]) =>
		label ? humans.filter((one) => one.roleLabel === label).length : 0;
	return humans.toSorted((a, b) => frequency(b.roleLabel) - frequency(a.roleLabel))[0]?.id ?? "";
}

async function start(): Promise<void> {
	applyPrefs();
	redraw();
	const people = await api.readPeople().catch(() => null);
	if (!people) {
		page.online = false;
		redraw();
		setTimeout(() => void start(), 2000);
		return;
	}
	const route = readRoute(location.hash);
	const known = [route.as, recall("as")].map(
		(name) => people.find((one) => one.id === name || one.username === name)?.id,
	);
	page.as = known.find((id) => id !== undefined) ?? ordinary(people);
	page.guildId = route.guild;
	page.channelId = route.channel;
	connect();
	await refresh();
	opened();
	void recallStory();
	offerTour();
}

void start();
