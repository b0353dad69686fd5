// What a message's markdown means: a tree of plain data, independent of the document it is shown in.

export type Inline =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "bold" | "italic" | "underline" | "strike" | "spoiler"; readonly children: readonly Inline[] }
	| { readonly kind: "code"; readonly text: string }
	| { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] }
	| { readonly kind: "user" | "role" | "channel"; readonly id: string }
	| { readonly kind: "command"; readonly name: string }
	| { readonly kind: "everyone"; readonly text: "@everyone" | "@here" }
	| { readonly kind: "emoji"; readonly name: string }
	| { readonly kind: "time"; readonly seconds: number; readonly style: string };

export interface Item {
	readonly depth: number;
	readonly ordered: boolean;
	readonly number: number;
	readonly children: readonly Inline[];
}

export type Block =
	| { readonly kind: "paragraph" | "small"; readonly children: readonly Inline[] }
	| { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
	| { readonly kind: "quote"; readonly children: readonly Block[] }
	| { readonly kind: "list"; readonly items: readonly Item[] }
	| { readonly kind: "codeBlock"; readonly language: string; readonly text: string };

/** The plain words of inline markdown, as a preview or a screen reader's line shows them. */
export function plainText(children: readonly Inline[]): string {
	return children
		.map((child) => {
			if (child.kind === "text" || child.kind === "code" || child.kind === "everyone") return child.text;
			if (child.kind === "emoji") return `:${child.name}:`;
			if (child.kind === "command") return `/${child.name}`;
			return "children" in child ? plainText(child.children) : "";
		})
		.join("");
}
