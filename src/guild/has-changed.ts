// Whether a comment still says what a case is about.
import type { Case } from "../cases/case.ts";
import type { Posted } from "./platform.ts";

/**
 * Whether the comment was edited since. What it says cannot be compared without the right to read contents, when it was
 * edited can; a preview that came later is no edit.
 */
export function hasChanged(comment: NonNullable<Case["comment"]>, { comment: now }: Posted): boolean {
	return now.revision !== comment.revision && now.editedAt !== comment.editedAt;
}

/** Whether two revisions are the same text of the author's; previews that came later make no other one. */
export function sameText(a: string, b: string): boolean {
	return a.split("+")[0] === b.split("+")[0];
}
