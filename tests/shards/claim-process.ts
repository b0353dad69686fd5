// Claims shards in a process of its own, for tests that kill it. Says what came of it, and "lost" when it lost them.
import { writeSync } from "node:fs";
import { claimShards } from "../../src/shards/claim.ts";
import { openStore } from "../../src/store/store.ts";

const [url = "", ids = "", of = "0"] = process.argv.slice(2);
const share = ids ? { ids: ids.split(",").map(Number), of: Number(of) } : undefined;
setInterval(() => {}, 1_000);
try {
	await claimShards(await openStore(url), share, {
		timing: { beat: 100, valid: 300, lapse: 600 },
		onLost: () => {
			writeSync(1, "lost\n");
			process.exit();
		},
	});
	writeSync(1, "owner\n");
} catch (error) {
	writeSync(1, `${(error as Error).name}\n`);
	process.exit();
}
