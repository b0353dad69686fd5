// The message box as others reach it: put text in, put the focus there.

export const COMPOSER_ID = "composer";
const box = (): HTMLTextAreaElement | null => document.getElementById(COMPOSER_ID) as HTMLTextAreaElement | null;

export function focusComposer(): void {
	requestAnimationFrame(() => requestAnimationFrame(() => box()?.focus()));
}

/** Puts text where the cursor is. */
export function insertText(text: string): void {
	const field = box();
	if (!field || field.disabled) return;
	field.focus();
	field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
	field.dispatchEvent(new Event("input", { bubbles: true }));
}
