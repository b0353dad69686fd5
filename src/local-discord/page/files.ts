// Files on their way to the server: read here, sent as base64 within the JSON.

export interface FileToSend {
	readonly filename: string;
	readonly contentType: string;
	readonly base64: string;
}

/** Discord's limit for a file of an ordinary member. */
export const LARGEST = 10 * 1024 * 1024;

/** @throws RangeError for a file that is too large; its message is the file's name */
export async function readFile(file: File): Promise<FileToSend> {
	if (file.size > LARGEST) throw new RangeError(file.name);
	const bytes = new Uint8Array(await file.arrayBuffer());
	let binary = "";
	// In pieces: so many arguments at once would overflow the stack.
	for (let from = 0; from < bytes.length; from += 0x8000) {
		binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
	}
	return { filename: file.name, contentType: file.type || "application/octet-stream", base64: btoa(binary) };
}

/** Lets somebody choose files. @returns what was chosen; nothing where they changed their mind */
export async function chooseFiles(several: boolean): Promise<File[]> {
	const input = document.createElement("input");
	input.type = "file";
	input.multiple = several;
	return new Promise((resolve) => {
		input.onchange = () => resolve([...(input.files ?? [])]);
		input.oncancel = () => resolve([]);
		input.click();
	});
}
