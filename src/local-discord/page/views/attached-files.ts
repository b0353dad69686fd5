// Files that go with the message being written.
import { type Child, h } from "../dom.ts";
import { chooseFiles, type FileToSend, readFile } from "../files.ts";
import { icon } from "../icons.ts";
import { page, redraw, toast } from "../state.ts";
import { t } from "../texts.ts";
import { focusComposer } from "./composer-text.ts";

export const attached = new Map<string, FileToSend[]>();

export async function attach(): Promise<void> {
	const { channelId } = page;
	for (const file of await chooseFiles(true)) {
		try {
			const read = await readFile(file);
			attached.set(channelId, [...(attached.get(channelId) ?? []), read].slice(0, 10));
		} catch {
			toast(t("tooLarge", { name: file.name }), "error");
		}
	}
	redraw();
	focusComposer();
}

export function attachedBar(): Child {
	const files = attached.get(page.channelId) ?? [];
	if (files.length === 0) return null;
	const drop = (file: FileToSend) => () => {
		attached.set(
			page.channelId,
			files.filter((one) => one !== file),
		);
		redraw();
		focusComposer();
	};
	return h(
		"ul",
		{ class: "attached" },
		files.map((file) =>
			h(
				"li",
				{ class: "chip" },
				file.filename,
				h(
					"button",
					{ type: "button", "aria-label": t("unattach", { name: file.filename }), onclick: drop(file) },
					icon("close", 14),
				),
			),
		),
	);
}
