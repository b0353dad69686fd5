// A line to a server that can be cut, go silent and come back.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Line {
	/** Where to connect instead of the server. */
	readonly at: string;
	/** Every connection breaks, and new ones are refused. */
	cut(): Promise<void>;
	/** The connections there are stand, but nothing ever comes through them again; new ones are as silent until `restore`. */
	silence(): void;
	restore(): Promise<void>;
	close(): Promise<void>;
}

export async function startLine(server: { host: string; port: number }): Promise<Line> {
	const sockets = new Set<Socket>();
	const mute = new WeakSet<Socket>();
	let silent = false;
	const proxy = createServer((near) => {
		const far = connect(server.port, server.host);
		for (const [from, to] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(from);
			if (silent) mute.add(from);
			from.on("data", (data) => {
				if (!mute.has(from)) to.write(data);
			});
			from.on("error", () => {});
			from.on("close", () => {
				sockets.delete(from);
				to.destroy();
			});
		}
	});
	const listen = async (port: number) => void (await once(proxy.listen(port, "127.0.0.1"), "listening"));
	await listen(0);
	const { port } = proxy.address() as AddressInfo;
	const hangUp = () => {
		for (const socket of sockets) socket.resetAndDestroy();
	};
	const cut = async () => {
		if (!proxy.listening) return;
		const closed = once(proxy, "close");
		proxy.close();
		hangUp();
		await closed;
	};
	return {
		at: `127.0.0.1:${port}`,
		cut,
		silence() {
			silent = true;
			for (const socket of sockets) mute.add(socket);
		},
		async restore() {
			silent = false;
			if (!proxy.listening) await listen(port);
		},
		close: cut,
	};
}
