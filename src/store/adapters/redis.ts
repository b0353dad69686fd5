// Redis or Valkey through @keyv/redis: `redis://user:password@host:6379/0`, `rediss:` with TLS, with `?prefix=` (before every
// key, default "wortmeldung") and `?timeout=` (seconds without an answer, default 10). Records are lost with Redis's memory
// unless it writes a log (appendonly yes).
//
// Keyv's adapter brings the connection and the names of the keys, and reads. Writing goes by scripts, each of which Redis
// runs as a whole or not at all (its keys are declared, so rights and memory are checked before it begins): Redis has no
// order of keys, so a sorted set of all keys stands beside the records, and one of those that expire. MULTI is of no use
// here: without a connection @redis/client keeps it and sends it later, when nobody waits for it any more.
// Redis's own expiry is not used: it goes by the server's clock, and would leave the sorted sets behind.
import { keyvStorageCapability } from "keyv";
import {
	type Adapter,
	type AdapterDefinition,
	type AdapterOptions,
	apart,
	GONE,
	notHeld,
	type Row,
	type StoreNote,
} from "../adapter.ts";
import { driverError, serverUrl } from "../driver-error.ts";

const VERSION = 1;
const SWEEP = 500;
const LAST = "\u{10ffff}";

// KEYS: sorted set of keys, sorted set of expiring keys, the record of each row. ARGV: for each row its key, "put" or
// "gone", when it expires or "", and what is stored.
const WRITE = `
for i = 3, #KEYS do
	local at = (i - 3) * 4
	local key, expires = ARGV[at + 1], ARGV[at + 3]
	if ARGV[at + 2] == 'put' then
		redis.call('SET', KEYS[i], ARGV[at + 4])
		redis.call('ZADD', KEYS[1], 0, key)
	else
		redis.call('DEL', KEYS[i])
		redis.call('ZREM', KEYS[1], key)
	end
	if expires ~= '' then redis.call('ZADD', KEYS[2], expires, key) else redis.call('ZREM', KEYS[2], key) end
end
return 1`;
// The same for one row, but not where a living one is. ARGV[5]: now.
const INSERT = `
local old = redis.call('GET', KEYS[3])
if old then
	local expires = string.match(old, '^(%d*)|')
	if not expires then return redis.error_reply('ERR the record is damaged') end
	if expires == '' or tonumber(expires) > tonumber(ARGV[5]) then return 0 end
end
${WRITE}`;
// Before one of the two: the last of KEYS and ARGV are the record that has to be there, and now.
const HOLD = `
do
local there = redis.call('GET', KEYS[#KEYS])
local ends = there and string.match(there, '^(%d*)|')
if not ends or (ends ~= '' and tonumber(ends) <= tonumber(ARGV[#ARGV])) then return -1 end
end
KEYS[#KEYS] = nil
ARGV[#ARGV] = nil`;
// ARGV: for each row its key. Answers whether each was there.
const DELETE = `
local was = {}
for i = 3, #KEYS do
	was[i - 2] = redis.call('DEL', KEYS[i])
	redis.call('ZREM', KEYS[1], ARGV[i - 2])
	redis.call('ZREM', KEYS[2], ARGV[i - 2])
end
return was`;
// Deletes those of the rows that have expired by now (the last of ARGV), by the set of expiring keys.
const SWEEP_ROWS = `
local swept = 0
for i = 3, #KEYS do
	local key = ARGV[i - 2]
	local expires = redis.call('ZSCORE', KEYS[2], key)
	if expires and tonumber(expires) <= tonumber(ARGV[#ARGV]) then
		redis.call('DEL', KEYS[i])
		redis.call('ZREM', KEYS[1], key)
		redis.call('ZREM', KEYS[2], key)
		swept = swept + 1
	end
end
return swept`;

const definition: AdapterDefinition = {
	schemes: ["redis", "rediss", "valkey", "valkeys"],
	async look(address) {
		const { client, ask, close, prefix } = await connect(address);
		try {
			const isNew = (await ask(() => client.sendCommand(["EXISTS", markOf(prefix)]))) === 0;
			return { isNew, notes: isNew ? await notesOf(client, ask) : [] };
		} finally {
			await close();
		}
	},
	async open(address, options) {
		const connection = await connect(address);
		try {
			await prepare(connection);
		} catch (error) {
			await connection.close().catch(() => {});
			throw error;
		}
		return adapter(connection, options);
	},
};
export default definition;

async function connect(address: string): Promise<Connection> {
	const { url, own } = serverUrl(address.replace(/^valkey/i, "redis"), {
		prefix: /^[a-zA-Z0-9_-]{1,40}$/,
		timeout: /^[1-9]\d?$/,
	});
	const noAnswer = Number(own.timeout ?? 10) * 1_000;
	const { default: KeyvRedis } = await import("@keyv/redis");
	let opened = false;
	const keyv = new KeyvRedis(
		{
			url: url.href,
			name: "wortmeldung",
			// Otherwise what is asked while Redis is away waits, and is done when nobody wants it any more.
			disableOfflineQueue: true,
			socket: {
				connectTimeout: noAnswer / 2,
				reconnectStrategy: (tries: number, cause: Error) => (opened ? Math.min(50 * 2 ** tries, 2_000) : cause),
			},
		},
		{ keyPrefixSeparator: ":", throwOnErrors: true },
	);
	const client = keyv.client as unknown as Client;
	let closed = false;

	async function ask<T>(question: () => Promise<T>): Promise<T> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		try {
			if (closed) throw new Error("the store is closed");
			return await Promise.race([
				question(),
				new Promise<never>((_, reject) => {
					timer = setTimeout(() => {
						reject(new Error(`no answer for ${noAnswer / 1_000} s`));
						connectAnew();
					}, noAnswer);
				}),
			]);
		} catch (error) {
			throw driverError("Redis", error);
		} finally {
			clearTimeout(timer);
		}
	}
	/** A connection that went silent would stay so for a quarter of an hour. */
	function connectAnew(): void {
		if (closed || !client.isReady) return;
		client.destroy();
		client.connect().catch(() => {});
	}
	async function close(): Promise<void> {
		closed = true;
		if (client.isReady) await client.close();
		else if (client.isOpen) client.destroy();
	}

	try {
		await ask(() => client.connect());
		opened = true;
	} catch (error) {
		await close().catch(() => {});
		throw error;
	}
	return { keyv, client, ask, close, prefix: own.prefix ?? "wortmeldung" };
}

/** What is used of @redis/client's client. */
interface Client {
	readonly isOpen: boolean;
	readonly isReady: boolean;
	connect(): Promise<unknown>;
	close(): Promise<void>;
	destroy(): void;
	sendCommand(command: string[]): Promise<unknown>;
	eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}
type Ask = <T>(question: () => Promise<T>) => Promise<T>;

interface Connection {
	/** What is used of Keyv's adapter. */
	readonly keyv: { namespace?: string | undefined; getMany(keys: string[]): Promise<unknown[]> };
	readonly client: Client;
	readonly ask: Ask;
	readonly close: () => Promise<void>;
	readonly prefix: string;
}

const markOf = (prefix: string): string => `${prefix}:store`;

async function prepare({ client, ask, prefix }: Connection): Promise<void> {
	const mark = markOf(prefix);
	const found = await ask(async () => {
		await client.sendCommand(["SET", mark, String(VERSION), "NX"]);
		return client.sendCommand(["GET", mark]);
	});
	if (!/^\d+$/.test(String(found))) throw new Error(`${mark} belongs to another program; choose another ?prefix=`);
	if (Number(found) > VERSION) throw new Error("the store was written by a newer Wortmeldung; upgrade");
	const info = String(await ask(() => client.sendCommand(["INFO", "memory"])));
	if (/maxmemory:[1-9]/.test(info) && /maxmemory_policy:allkeys/.test(info))
		throw new Error("this Redis throws records away when it is full; set maxmemory-policy noeviction");
}

async function notesOf(client: Client, ask: Ask): Promise<StoreNote[]> {
	const info = String(await ask(() => client.sendCommand(["INFO"])));
	// A map or a list, by the protocol's version. Many hosted servers forbid CONFIG.
	const fsync = await client.sendCommand(["CONFIG", "GET", "appendfsync"]).then(
		(answer) => JSON.stringify(answer),
		() => "always",
	);
	const notes: StoreNote[] = [];
	if (/aof_enabled:0/.test(info))
		notes.push({
			level: "error",
			de: "Dieses Redis schreibt nicht mit: Nach einem Neustart wäre alles weg. Setze appendonly yes und appendfsync always.",
			en: "This Redis writes no log: a restart would lose everything. Set appendonly yes and appendfsync always.",
		});
	else if (!fsync.includes("always"))
		notes.push({
			level: "warning",
			de: "Ein Stromausfall kann die letzte Sekunde kosten. Setze appendfsync always.",
			en: "A power failure may cost the last second. Set appendfsync always.",
		});
	const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1];
	if (policy !== undefined && policy !== "noeviction")
		notes.push({
			level: "warning",
			de: `Ist der Speicher voll, verdrängt dieses Redis Schlüssel (${policy}). Setze maxmemory-policy noeviction.`,
			en: `When memory is full this Redis throws keys away (${policy}). Set maxmemory-policy noeviction.`,
		});
	return notes;
}

function adapter({ keyv, client, ask, close, prefix }: Connection, { now }: AdapterOptions): Adapter {
	let namespace: string | undefined;
	let space = "";
	const moveTo = (name: string | undefined): void => {
		namespace = name;
		space = name ? `${prefix}@${encodeURIComponent(name)}` : prefix;
		keyv.namespace = `${space}:record`;
	};
	moveTo(undefined);
	const run = (script: string, keys: string[], values: string[]): Promise<unknown> => {
		const all = [`${space}:keys`, `${space}:expiring`, ...keys.map((key) => `${space}:record:${key}`)];
		return ask(() => client.eval(script, { keys: all, arguments: values }));
	};

	/** A script that writes, if these records are there. */
	async function holding(held: string[], script: string, keys: string[], values: string[]): Promise<unknown> {
		const answer = await run(
			HOLD.repeat(held.length) + script,
			[...keys, ...held],
			[...values, ...held.map(() => String(now()))],
		);
		if (answer === -1) throw notHeld();
		return answer;
	}

	function alive(stored: unknown): unknown {
		if (stored === undefined || stored === null) return undefined;
		const found = /^(\d*)\|/.exec(String(stored));
		if (!found) throw new Error("the record is damaged");
		return found[1] && Number(found[1]) <= now() ? undefined : String(stored).slice(found[0].length);
	}
	const read = async (keys: string[]): Promise<unknown[]> => (await ask(() => keyv.getMany(keys))).map(alive);
	const argumentsOf = ({ key, value, expires }: Row, gone = false): string[] =>
		gone ? [key, "gone", "", ""] : [key, "put", String(expires ?? ""), `${expires ?? ""}|${value}`];
	async function erase(keys: string[]): Promise<boolean[]> {
		if (keys.length === 0) return [];
		return ((await run(DELETE, keys, keys)) as number[]).map((deleted) => deleted > 0);
	}

	return {
		get namespace() {
			return namespace;
		},
		set namespace(name) {
			moveTo(name);
		},
		get capabilities() {
			return keyvStorageCapability(this);
		},
		get: async (key) => (await read([key]))[0],
		getMany: read,
		has: async (key) => (await read([key]))[0] !== undefined,
		hasMany: async (keys) => (await read(keys)).map((value) => value !== undefined),
		async set(key, value, expires) {
			await run(WRITE, [key], argumentsOf({ key, value, expires }));
			return true;
		},
		async setMany(rows) {
			const { rows: last, held } = apart(rows);
			const time = Math.max(now(), GONE);
			await holding(
				held,
				WRITE,
				last.map(({ key }) => key),
				last.flatMap((row) => argumentsOf(row, row.expires !== undefined && row.expires <= time)),
			);
			return rows.map(() => true);
		},
		delete: async (key) => (await erase([key]))[0]!,
		deleteMany: erase,
		async clear() {
			for (;;) {
				const keys = (await ask(() => client.sendCommand(["ZRANGE", `${space}:keys`, "0", "999"]))) as string[];
				if (keys.length === 0) return;
				await erase(keys);
			}
		},
		disconnect: close,
		notes: () => notesOf(client, ask),
		async insert(row, held) {
			const values = [...argumentsOf(row), String(now())];
			return (await holding(held === undefined ? [] : [held], INSERT, [row.key], values)) === 1;
		},
		async scan(prefix, { after, limit, reverse }) {
			const found: [string, unknown][] = [];
			let seen = after;
			// A page is full as long as there is more: rows that have expired do not shorten it.
			while (found.length < limit) {
				const first = !reverse && seen !== undefined && seen >= prefix ? `(${seen}` : `[${prefix}`;
				const end = reverse && seen !== undefined && seen < prefix + LAST ? `(${seen}` : `(${prefix}${LAST}`;
				const range = reverse ? [end, first, "BYLEX", "REV"] : [first, end, "BYLEX"];
				const page = ["LIMIT", "0", String(limit)];
				const keys = (await ask(() => client.sendCommand(["ZRANGE", `${space}:keys`, ...range, ...page]))) as string[];
				const values = keys.length > 0 ? await read(keys) : [];
				for (const [i, key] of keys.entries())
					if (values[i] !== undefined && found.length < limit) found.push([key, values[i]]);
				if (keys.length < limit) break;
				seen = keys.at(-1);
			}
			return found;
		},
		async sweep() {
			for (let total = 0; ; ) {
				const due = ["ZRANGE", `${space}:expiring`, "-inf", String(now()), "BYSCORE", "LIMIT", "0", String(SWEEP)];
				const keys = (await ask(() => client.sendCommand(due))) as string[];
				if (keys.length > 0) total += Number(await run(SWEEP_ROWS, keys, [...keys, String(now())]));
				if (keys.length < SWEEP) return total;
			}
		},
	};
}
