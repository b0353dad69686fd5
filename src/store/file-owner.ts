// Files that root makes for somebody else: an operator restores or copies as root, and the bot has an account of its own.
import { chownSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Gives a file that this process has just made to whom another one belongs, or else the folder. Only root can, and only
 * root has to.
 * @param path of the new file
 * @param like a file whose owner it gets; where it is left out, the owner of the folder
 */
export function handOver(path: string, like: string = dirname(path)): void {
	if (process.getuid?.() !== 0) return;
	const { uid, gid } = statSync(like);
	if (uid !== 0) chownSync(path, uid, gid);
}
