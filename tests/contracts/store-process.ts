// A process of its own for the store's contract: writes as told and acknowledges each write on standard output.
import { writeSync } from "node:fs";
import { z } from "zod";
import { guildStore, openStore, put, type RecordType } from "../../src/store/store.ts";

const [url = "", task = "", name = ""] = process.argv.slice(2);
const numbers: RecordType<{ n: number }> = { name: "number", version: 1, schema: z.strictObject({ n: z.number() }) };
const store = await openStore(url);
const guild = guildStore(store, "1");
writeSync(1, "ready\n");

if (task === "pairs") {
	// Until it is killed: two records a commit, acknowledged after the commit.
	const from = (await guild.get(numbers, "left"))?.n ?? 0;
	for (let n = from + 1; ; n++) {
		await guild.commit([put(numbers, "left", { n }), put(numbers, `log/${n}`, { n }), put(numbers, "right", { n })]);
		writeSync(1, `${n}\n`);
	}
} else if (task === "own") {
	for (let n = 0; n < 150; n++) await guild.commit([put(numbers, `${name}/${n}`, { n }), put(numbers, name, { n })]);
} else {
	let won = 0;
	for (let n = 0; n < 150; n++) if (await guild.insert(numbers, `${task}/${n}`, { n })) won++;
	writeSync(1, `${won}\n`);
}
await store.close();
