// Where the tour's card stands: beside what it speaks of, which is ringed.
import { currentTarget } from "./tour.ts";

/** Puts the card beside its target and rings the target. Called after every drawing. */
export function placeTour(): void {
	const target = currentTarget();
	const node = target ? document.querySelector<HTMLElement>(target) : null;
	for (const old of document.querySelectorAll(".tour-target")) if (old !== node) old.classList.remove("tour-target");
	const card = document.querySelector<HTMLElement>(".tour");
	if (!card || target === undefined) return;
	const rect = node?.getBoundingClientRect();
	if (!node || !rect || rect.width === 0 || innerWidth < 768) {
		card.style.removeProperty("inset");
		card.classList.toggle("centered", innerWidth >= 768);
		return;
	}
	card.classList.remove("centered");
	node.classList.add("tour-target");
	const { offsetWidth: width, offsetHeight: height } = card;
	const gap = 14;
	const clampTop = (top: number) => Math.max(gap, Math.min(top, innerHeight - height - gap));
	let left = rect.right + gap;
	let top = clampTop(rect.top + 40);
	if (left + width > innerWidth - gap) left = rect.left - width - gap;
	if (left < gap) {
		left = Math.max(gap, Math.min(rect.left + (rect.width - width) / 2, innerWidth - width - gap));
		top = clampTop(rect.top - height - gap >= gap ? rect.top - height - gap : rect.bottom - height - 80);
	}
	card.style.setProperty("inset", "auto");
	card.style.setProperty("left", `${left}px`);
	card.style.setProperty("top", `${top}px`);
}
