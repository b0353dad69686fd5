// Where the tour's card stands: beside what it speaks of, which is ringed.
import { currentTarget } from "./tour.ts";

/** Puts the card beside its target and rings the target. Called after every drawing. */
export function placeTour(): void {
	const target = currentTarget();
	const node = target ? document.querySelector<HTMLElement>(target) : null;
	for (const old of document.querySelectorAll(".tour-target")) if (old !== node) old.classList.remove("tour-target");
	const card = document.querySelector<HTMLElement>(".tour");
	const narrow = innerWidth < 768;
	// On a phone the card stands below the page, which gets as much lower.
	const height = card && narrow && target !== undefined ? card.offsetHeight : 0;
	document.documentElement.style.setProperty("--tour-height", `${height}px`);
	if (!card || target === undefined) return;
	const rect = node?.getBoundingClientRect();
	if (!node || !rect || rect.width === 0 || narrow) {
		card.style.removeProperty("inset");
		card.classList.toggle("centered", !narrow);
		if (narrow) node?.classList.add("tour-target");
		return;
	}
	card.classList.remove("centered");
	node.classList.add("tour-target");
	const { offsetWidth: width, offsetHeight: tall } = card;
	const gap = 14;
	const clampTop = (top: number) => Math.max(gap, Math.min(top, innerHeight - tall - gap));
	let left = rect.right + gap;
	let top = clampTop(rect.top + 40);
	// Beside a wide target there may be little room: over the side panel the card hides less than over the target.
	const beside = innerWidth - width - gap;
	if (left > beside && beside > rect.right - width / 3) {
		left = beside;
		top = clampTop(rect.bottom - tall - gap);
	}
	if (left + width > innerWidth - gap) left = rect.left - width - gap;
	if (left < gap) {
		left = Math.max(gap, Math.min(rect.left + (rect.width - width) / 2, innerWidth - width - gap));
		top = clampTop(rect.top - tall - gap >= gap ? rect.top - tall - gap : rect.bottom - tall - 80);
	}
	card.style.setProperty("inset", "auto");
	card.style.setProperty("left", `${left}px`);
	card.style.setProperty("top", `${top}px`);
}
