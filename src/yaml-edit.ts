// Changes values in a YAML text and leaves the rest of it, comments too, as it stands.
import { type Document, isMap, isScalar, type Node, type Pair, parseDocument } from "yaml";

export interface YamlChange {
	/** Keys and places in lists from the top. */
	readonly path: readonly (string | number)[];
	/** undefined: the key is taken out. */
	readonly value: unknown;
}

const written = (document: Document): string => document.toString({ lineWidth: 0, flowCollectionPadding: true });

/** @throws where the text is no YAML, or has no place for a change */
export function editYaml(source: string, changes: readonly YamlChange[]): string {
	const document = parseDocument(source);
	const [error] = document.errors;
	if (error) throw error;
	if (document.contents === null) document.contents = document.createNode({}) as never;
	for (const { path, value } of changes)
		if (value === undefined) {
			if (document.hasIn(path)) document.deleteIn(path);
		} else {
			// "channels:" with nothing behind it is a place for nothing.
			for (let depth = 1; depth < path.length; depth++)
				if (document.getIn(path.slice(0, depth)) === null) document.deleteIn(path.slice(0, depth));
			document.setIn(path, document.createNode(value));
		}
	return written(document);
}

/** These top-level keys of a text with their values and the comments above them, and nothing else. */
export function sectionsOf(source: string, keys: readonly string[]): string {
	const document = parseDocument(source);
	const { contents } = document;
	if (!isMap(contents)) return "";
	contents.items = contents.items.filter(({ key }) => isScalar(key) && keys.includes(String(key.value)));
	// The parser gives a paragraph above the next section to the one before it, and the first of several to this one.
	for (const { key, value } of contents.items as Pair<Node, Node | null>[]) {
		const apart = /\n[ \t]*\r?\n$/.test(source.slice(0, key.range?.[0] ?? 0));
		key.commentBefore = apart ? undefined : key.commentBefore?.split(/\n[ \t]*\n/).at(-1);
		if (value?.comment) value.comment = value.comment.split(/\n[ \t]*\n/)[0];
	}
	contents.comment = null;
	document.commentBefore = null;
	document.comment = null;
	return contents.items.length > 0 ? written(document).trimStart() : "";
}
