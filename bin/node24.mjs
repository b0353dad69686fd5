// Runs a program of this project with Node 24 or newer: `node bin/node24.mjs FILE [arguments]`.
// npm puts the project's own Node (optionalDependencies node-*) first on the PATH of its scripts; this guard also
// finds it when somebody calls the file by hand with an older Node, and says what to do where there is none.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const WANTED = 24;
const [file, ...args] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
// A start after the first reads what the first compiled: a second less. Where the folder cannot be written it is as before.
const compiled = resolve(root, "node_modules", ".cache", "compiled");

function bundledNode() {
	const system = process.platform === "win32" ? "win" : process.platform;
	const name = process.platform === "win32" ? "node.exe" : "node";
	return [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]
		.map((pack) => resolve(root, "node_modules", pack, "bin", name))
		.find((path) => existsSync(path));
}

if (!file) {
	console.error("Aufruf: node bin/node24.mjs DATEI [Argumente]  ·  usage: node bin/node24.mjs FILE [arguments]");
	process.exitCode = 2;
} else if (Number(process.versions.node.split(".")[0]) >= WANTED) {
	process.argv = [process.argv[0], resolve(file), ...args];
	if (!process.env.NODE_COMPILE_CACHE) nodeModule.enableCompileCache(compiled);
	await import(pathToFileURL(resolve(file)).href);
} else {
	const node = bundledNode();
	if (node) {
		const env = { NODE_COMPILE_CACHE: compiled, ...process.env };
		const child = spawn(node, [resolve(file), ...args], { stdio: "inherit", env });
		for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
		child.on("exit", (code, signal) => {
			process.exitCode = code ?? (signal === "SIGKILL" ? 137 : 1);
		});
	} else {
		console.error(
			`Wortmeldung braucht Node ${WANTED} oder neuer, hier läuft ${process.version}. Bitte „npm install“ ausführen (bringt Node ${WANTED} mit) oder Node ${WANTED} von nodejs.org installieren.\n` +
				`Wortmeldung needs Node ${WANTED} or newer, this is ${process.version}. Run "npm install" (it brings Node ${WANTED}) or install Node ${WANTED} from nodejs.org.`,
		);
		process.exitCode = 1;
	}
}
