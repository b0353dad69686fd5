// Disks of a few megabytes in memory, to be filled to the last byte. To mount one takes root; where that is denied there are
// none.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const free: string[] = [];

function mount(): string {
	const folder = mkdtempSync(join(tmpdir(), "wortmeldung-disk-"));
	try {
		execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "wortmeldung", folder], { stdio: "ignore" });
	} catch (error) {
		rmSync(folder, { recursive: true });
		throw error;
	}
	return folder;
}

/** Whether this machine lets us have one. */
export function hasDisks(): boolean {
	if (free.length > 0) return true;
	try {
		free.push(mount());
		return true;
	} catch {
		return false;
	}
}

/** @returns an empty disk's folder @throws Error where none can be had */
export function takeDisk(): string {
	return free.pop() ?? mount();
}

/** Empties a disk for whoever takes it next. */
export function freeDisk(folder: string): void {
	for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
	free.push(folder);
}

/** Unmounts all of them. */
export function endDisks(): void {
	for (const folder of free.splice(0)) {
		execFileSync("umount", [folder]);
		rmSync(folder, { recursive: true });
	}
}
