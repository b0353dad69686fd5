// A tree of plain objects that is compared with the last one and brought into the document: focus, scroll position and
// what somebody is typing survive every redraw. Text only ever becomes text nodes and attributes, never markup.

type Value = unknown;
export type Props = Record<string, Value>;
export type Child = VNode | string | number | null | undefined | false | Child[];

export interface VNode {
	readonly tag: string;
	readonly props: Props;
	readonly children: Child[] | (() => Child[]);
	/** Drawn again only when one of these changed; null draws always. */
	readonly when: readonly unknown[] | null;
	drawn?: Drawn[];
	node?: Element;
}

/**
 * Describes an element.
 * @param props attributes; besides: `key` (identity among siblings), `on…` (handler), `style` (record of CSS properties),
 *   `value`/`checked` (properties), `ref` (called with the element once it is in the tree)
 */
export function h(tag: string, props: Props = {}, ...children: Child[]): VNode {
	return { tag, props, children, when: null };
}

/** An element whose children are only drawn again when one of `when` changed. */
export function hWhen(when: readonly unknown[], tag: string, props: Props, children: () => Child[]): VNode {
	return { tag, props, children, when };
}

/** Makes the children of `parent` what `next` describes, reusing what `parent` already shows. */
export function draw(parent: Element, next: Child[]): void {
	const owner = parent as Element & { drawn?: Drawn[] };
	owner.drawn = patchChildren(parent, owner.drawn ?? [], flatten(next));
}

interface Slot {
	/** Its key, or where it stands: what is absent keeps its place, so that its neighbours stay who they are. */
	readonly id: string;
	readonly child: VNode | string;
}

function flatten(children: Child[], path = "", into: Slot[] = []): Slot[] {
	children.forEach((child, index) => {
		if (child === null || child === undefined || child === false || child === "") return;
		const at = `${path}${index}`;
		if (Array.isArray(child)) flatten(child, `${at}.`, into);
		else if (typeof child === "object") {
			const { key } = child.props;
			into.push({ id: key === undefined ? `${child.tag} ${at}` : `${child.tag}:${String(key)}`, child });
		} else into.push({ id: `text ${at}`, child: String(child) });
	});
	return into;
}

interface Drawn extends Slot {
	readonly node: ChildNode;
}

function patchChildren(parent: Element, old: readonly Drawn[], next: readonly Slot[]): Drawn[] {
	const before = new Map(old.map((drawn) => [drawn.id, drawn]));
	const keep = new Set(next.map((slot) => slot.id));
	for (const drawn of old) if (!keep.has(drawn.id)) drawn.node.remove();
	const placed: Drawn[] = [];
	let place: ChildNode | null = null;
	for (const { id, child } of next) {
		const held = before.get(id);
		before.delete(id);
		const node: ChildNode = held ? update(held.child, child, held.node) : create(child);
		const following: ChildNode | null = place ? (place as ChildNode).nextSibling : parent.firstChild;
		if (following !== node) parent.insertBefore(node, following);
		placed.push({ id, child, node });
		place = node;
	}
	return placed;
}

function create(child: VNode | string): ChildNode {
	if (typeof child === "string") return document.createTextNode(child);
	const node = SVG_TAGS.has(child.tag)
		? document.createElementNS("http://www.w3.org/2000/svg", child.tag)
		: document.createElement(child.tag);
	child.node = node;
	fill(child, node, []);
	patchProps(node, {}, child.props);
	const ref = child.props.ref as ((node: Element) => void) | undefined;
	if (ref) queueMicrotask(() => ref(node));
	return node;
}

function update(old: VNode | string, next: VNode | string, node: ChildNode): ChildNode {
	if (typeof next === "string") {
		if (old !== next) node.nodeValue = next;
		return node;
	}
	const previous = old as VNode;
	next.node = node as Element;
	if (previous.when && next.when && sameItems(previous.when, next.when)) next.drawn = previous.drawn;
	else fill(next, next.node, previous.drawn ?? []);
	patchProps(next.node, previous.props, next.props);
	return node;
}

function fill(vnode: VNode, node: Element, old: readonly Drawn[]): void {
	const children = typeof vnode.children === "function" ? vnode.children() : vnode.children;
	vnode.drawn = patchChildren(node, old, flatten(children));
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
	a.length === b.length && a.every((item, index) => item === b[index]);

const SVG_TAGS = new Set(["svg", "path", "circle", "rect", "line"]);
const OURS = new Set(["key", "ref"]);

function patchProps(node: Element, old: Props, next: Props): void {
	for (const name of Object.keys(old)) if (!(name in next)) setProp(node, name, undefined, old[name]);
	for (const name of Object.keys(next)) {
		if (name === "value" || name === "checked" || old[name] !== next[name]) setProp(node, name, next[name], old[name]);
	}
}

function setProp(node: Element, name: string, value: Value, old: Value): void {
	if (OURS.has(name)) return;
	if (name.startsWith("on")) {
		Reflect.set(node, name, value ?? null);
	} else if (name === "style") {
		setStyle(node as HTMLElement, (value ?? {}) as Record<string, string>, (old ?? {}) as Record<string, string>);
	} else if (name === "value" || name === "checked") {
		if (value !== undefined && value !== old && Reflect.get(node, name) !== value) Reflect.set(node, name, value);
	} else if (value === undefined || value === null || value === false) {
		node.removeAttribute(name);
	} else {
		node.setAttribute(name, value === true ? "" : String(value));
	}
}

function setStyle(node: HTMLElement, style: Record<string, string>, old: Record<string, string>): void {
	for (const name of Object.keys(old)) if (!(name in style)) node.style.removeProperty(name);
	for (const name of Object.keys(style)) if (style[name] !== old[name]) node.style.setProperty(name, style[name]!);
}
