// Local Discord: REST, gateway and the page's interface in one process, on this machine only.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { attachPreview } from "./acts/messages.ts";
import { archiveSilentThreads } from "./acts/thread-life.ts";
import { createBuild } from "./build.ts";
import { createBus } from "./bus.ts";
import { type Clock, createClock } from "./clock.ts";
import { createFaults } from "./faults.ts";
import { findNamed, findUser, waitFor } from "./find.ts";
import { Gateway } from "./gateway/gateway.ts";
import { DEADLINES, InteractionDesk } from "./interactions/desk.ts";
import type { PageAction } from "./local-api/actions.ts";
import { isLocal } from "./local-api/guard.ts";
import { handleLocal } from "./local-api/local-api.ts";
import { createStory } from "./local-api/story.ts";
import type { LocalDiscord, LocalDiscordOptions } from "./local-discord.ts";
import { createActor } from "./people/actor.ts";
import { RateLimits } from "./rest/rate-limits.ts";
import { handleRest, type Traffic } from "./rest/router.ts";
import { newsServer } from "./seed.ts";
import { createSnowflakes } from "./snowflake.ts";
import { keepInFile } from "./state-file.ts";
import { looksLikeRealToken } from "./token.ts";
import type { World } from "./world.ts";

export type { LocalDiscord, LocalDiscordOptions } from "./local-discord.ts";

export const LOCAL_TOKEN = "local-discord";

/** Starts a Discord on 127.0.0.1. @throws Error for a token that could be a real one, or a port that is taken */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
	const token = options.token ?? LOCAL_TOKEN;
	if (looksLikeRealToken(token))
		throw new Error("This looks like a real Discord token; Local Discord does not take it.");
	const clock = createClock(options.now);
	const world = createWorld(clock, token);
	const faults = createFaults();
	const desk = new InteractionDesk(world, { ...DEADLINES, ...options.interactionDeadlines });
	const gateway = new Gateway(world, faults, {
		heartbeatMs: options.heartbeatMs ?? 41_250,
		maxConcurrency: options.maxConcurrency,
	});
	const build = createBuild(world, (guildId) => gateway.sendGuild(guildId));
	const listeners = new Set<(traffic: Traffic) => void>();
	const actions = new Map<string, PageAction>();
	const streams = new Set<() => void>();
	const story = createStory(world);
	const onBug = options.onBug ?? ((error, where) => console.error(`Local Discord, ${where}:`, error));
	const actorOf = (id: string) => createActor(world, desk, world.users.has(id) ? id : findUser(world, id));
	const limits = new RateLimits(options.rateLimits ?? "relaxed");

	createBot(world, options.botName ?? "Wortmeldung");
	const kept = options.file === undefined ? null : keepInFile(world, options.file);
	if (!kept?.loaded && options.seed !== "none") (options.seed ?? newsServer)(build, clock.now());

	const rest = {
		world,
		desk,
		gateway,
		faults,
		limits,
		onBug,
		onTraffic: (traffic: () => Traffic) => {
			if (listeners.size === 0) return;
			const one = traffic();
			for (const listener of [...listeners]) listener(one);
		},
	};
	const local = { world, gateway, faults, actions, actorOf, streams, story, tour: null as unknown };
	const server = createServer((request, response) => {
		if (!isLocal(request.headers.host, request.headers.origin)) {
			response.writeHead(403, { "content-type": "text/plain" }).end("Only this machine.\n");
			return;
		}
		const handle = request.url?.startsWith("/api/")
			? handleRest(rest, request, response)
			: handleLocal(local, request, response);
		handle.catch((error: unknown) => {
			fail(response);
			onBug(error, `${request.method} ${request.url}`);
		});
	});
	gateway.attach(server, isLocal);
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(options.port ?? 0, "127.0.0.1", () => {
			server.off("error", reject);
			resolve();
		});
	});
	world.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const archiving = setInterval(() => archiveSilentThreads(world), 30_000);
	archiving.unref();
	clock.onAdvance((now) => {
		archiveSilentThreads(world);
		world.bus.emit({ t: "LOCAL_CLOCK", guildId: null, channelId: null, data: () => ({ now }) });
	});

	return {
		url: world.baseUrl,
		apiUrl: `${world.baseUrl}/api`,
		token,
		world,
		clock,
		build,
		botId: world.application.id,
		faults: {
			...faults,
			reconnect: () => gateway.askToReconnect(),
			invalidSession: (resumable = false) => gateway.invalidate(resumable),
			dropSockets: () => gateway.dropSockets(),
			closeSockets: (code) => gateway.closeSockets(code),
			leave: () => gateway.leave(),
			comeBack: () => gateway.comeBack(),
		},
		as: actorOf,
		userId: (name) => findUser(world, name),
		guildId: (name) => findNamed([...world.guilds.values()], name, "guild").id,
		channelId: (name, guildId) =>
			findNamed(
				[...world.channels.values()].filter((channel) => !guildId || channel.guildId === guildId),
				name,
				"channel",
			).id,
		roleId: (name, guildId) =>
			findNamed(
				[...world.guilds.values()]
					.filter((guild) => !guildId || guild.id === guildId)
					.flatMap((guild) => [...guild.roles.values()]),
				name,
				"role",
			).id,
		get connected() {
			return gateway.connected;
		},
		refused: limits.refused,
		waitFor: (look, timeoutMs = 5000) => waitFor(world, look, timeoutMs),
		attachPreview: (messageId, embed) => attachPreview(world, messageId, embed),
		addAction(action) {
			actions.set(action.id, action);
			return () => actions.delete(action.id);
		},
		setTour: (tour) => {
			local.tour = tour;
		},
		explain: (explanation) => story.tell(explanation),
		onTraffic(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async close() {
			clearInterval(archiving);
			kept?.close();
			desk.close();
			gateway.close();
			for (const end of streams) end();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}

function createWorld(clock: Clock, token: string): World {
	const nextId = createSnowflakes(clock.now);
	return {
		clock,
		bus: createBus(),
		nextId,
		application: {
			id: nextId(),
			name: "",
			token,
			ownerId: "",
			privileged: { members: true, presences: true, content: true },
		},
		users: new Map(),
		guilds: new Map(),
		channels: new Map(),
		messages: new Map(),
		dms: new Map(),
		webhooks: new Map(),
		commands: new Map(),
		attachments: new Map(),
		baseUrl: "",
	};
}

function createBot(world: World, name: string): void {
	world.application.name = name;
	world.users.set(world.application.id, {
		id: world.application.id,
		username: name,
		displayName: null,
		bot: true,
		avatarColor: "#23578c",
		locale: "de",
		dmsClosed: false,
	});
}

function fail(response: ServerResponse): void {
	if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
	if (!response.writableEnded) response.end('{"message":"500: Internal Server Error","code":0}');
}
