// Puts comments together that speak of the same: around the comment that most people's resemble, then by what the group has
// in common. Greedy, so that it stays quick and the comment that stands for a point is a real one.
import type { DiscussionComment, Point } from "../discussion.ts";
import { cosine } from "./likeness.ts";
import type { Vector } from "./vectors.ts";

/** How alike two comments are that speak of the same (cosine), and how much a reply adds to that. */
const ALIKE = 0.15;
const REPLY = 0.12;
/** How alike a comment must be to a group that it joins. */
const GATHERS = 0.13;
/** … and how much where it has a word on which the group turns. */
const GATHERS_BY_WORD = 0.09;
/** A word that holds groups together stands in no more than this share of all comments: "Seilbahn" does not. */
const RARE = 0.3;
const MOST_WORDS = 3;

type Shares = ReadonlyMap<number, number>;

/** What several people wrote about, those with most people first. @param vectors of the comments, in their order */
export function pointsOf(comments: readonly DiscussionComment[], vectors: readonly Vector[]): Point[] {
	const alike = likeness(comments, vectors);
	const free = new Set(comments.keys());
	const groups: number[][] = [];
	while (free.size > 0) {
		const best = mostCentral(free, alike, comments);
		if (best === null) break;
		const members = [best, ...[...free].filter((at) => (alike[best]!.get(at) ?? 0) >= ALIKE)];
		for (const at of members) free.delete(at);
		groups.push(members);
	}
	const joined = join(groups, vectors);
	gather(joined, free, vectors);
	return joined
		.map((members) => pointOf(members[0]!, withFollowers(members, free, comments, vectors), comments, vectors))
		.sort((a, b) => b.people - a.people || b.comments.length - a.comments.length);
}

/** The comment around which most people gather; null where no two people speak of the same. */
function mostCentral(
	free: ReadonlySet<number>,
	alike: readonly Shares[],
	comments: readonly DiscussionComment[],
): number | null {
	let best: number | null = null;
	let most = 0;
	for (const at of free) {
		const people = new Map<string, number>();
		for (const [other, value] of alike[at]!) {
			const author = comments[other]!.authorId;
			if (!free.has(other) || value < ALIKE || author === comments[at]!.authorId) continue;
			people.set(author, Math.max(people.get(author) ?? 0, value));
		}
		const sum = [...people.values()].reduce((total, value) => total + 0.3 + value, 0);
		if (sum > most) {
			best = at;
			most = sum;
		}
	}
	return best;
}

/** Adds what is left to the group that it is most like, if it is like one and shares a word with two of its comments. */
function gather(groups: readonly number[][], free: Set<number>, vectors: readonly Vector[]): void {
	for (let grown = true; grown; ) {
		grown = false;
		const centres = groups.map((members) => centreOf(members, vectors));
		for (const at of [...free]) {
			let best = 0;
			let most = 0;
			for (const [index, centre] of centres.entries()) {
				const least = centre.turnsOn.some((stem) => vectors[at]!.weights.has(stem)) ? GATHERS_BY_WORD : GATHERS;
				const value = resemblance(vectors[at]!, centre);
				if (value >= least && value > most) {
					best = index;
					most = value;
				}
			}
			if (most === 0) continue;
			free.delete(at);
			groups[best]!.push(at);
			grown = true;
		}
	}
}

/** Puts groups together that turn on the same word: it is among the heaviest of both, and not everybody uses it. */
function join(groups: readonly number[][], vectors: readonly Vector[]): number[][] {
	const result: { members: number[]; turnsOn: string[] }[] = [];
	for (const members of groups) {
		const turnsOn = turningOn(
			members.map((at) => vectors[at]!),
			vectors,
		);
		const same = result.find((other) => other.turnsOn.some((stem) => turnsOn.includes(stem)));
		if (same) same.members.push(...members);
		else result.push({ members: [...members], turnsOn });
	}
	return result.map(({ members }) => members);
}

/** The stems that hold a group together and that not everybody uses. */
function turningOn(group: readonly Vector[], all: readonly Vector[]): string[] {
	const isRare = (stem: string): boolean =>
		all.reduce((sum, { weights }) => sum + Number(weights.has(stem)), 0) <= Math.max(3, RARE * all.length);
	return heaviest(group)
		.slice(0, MOST_WORDS)
		.map(({ stem }) => stem)
		.filter(isRare);
}

interface Centre {
	readonly weights: ReadonlyMap<string, number>;
	/** Stems of at least two comments. */
	readonly common: ReadonlySet<string>;
	readonly turnsOn: readonly string[];
	readonly length: number;
}

function centreOf(members: readonly number[], all: readonly Vector[]): Centre {
	const vectors = members.map((at) => all[at]!);
	const weights = new Map<string, number>();
	const uses = new Map<string, number>();
	for (const vector of vectors)
		for (const [stem, weight] of vector.weights) {
			weights.set(stem, (weights.get(stem) ?? 0) + weight / (vector.length || 1));
			uses.set(stem, (uses.get(stem) ?? 0) + 1);
		}
	const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
	return {
		weights,
		common: new Set([...uses].filter(([, n]) => n >= 2).map(([stem]) => stem)),
		length,
		turnsOn: turningOn(vectors, all),
	};
}

function resemblance(vector: Vector, { weights, common, length }: Centre): number {
	let sum = 0;
	let shared = 0;
	for (const [stem, weight] of vector.weights) {
		const other = weights.get(stem);
		if (other === undefined) continue;
		sum += weight * other;
		if (common.has(stem)) shared++;
	}
	return shared === 0 ? 0 : sum / (vector.length * length);
}

/** "Genau!" says nothing by itself, but as a reply it belongs to what it replies to. */
function withFollowers(
	members: readonly number[],
	free: Set<number>,
	comments: readonly DiscussionComment[],
	vectors: readonly Vector[],
): number[] {
	const ids = new Set(members.map((at) => comments[at]!.id));
	const all = [...members];
	for (const at of [...free]) {
		const { replyTo, id } = comments[at]!;
		if (replyTo === null || !ids.has(replyTo) || vectors[at]!.weights.size > 2) continue;
		free.delete(at);
		ids.add(id);
		all.push(at);
	}
	return all.sort((a, b) => a - b);
}

/** For each comment the others that share words with it, and how much. */
function likeness(comments: readonly DiscussionComment[], vectors: readonly Vector[]): Shares[] {
	const index = new Map(comments.map(({ id }, at) => [id, at]));
	const result = comments.map(() => new Map<number, number>());
	const set = (a: number, b: number, value: number): void => {
		result[a]!.set(b, value);
		result[b]!.set(a, value);
	};
	for (const [at, vector] of vectors.entries()) {
		for (let other = at + 1; other < vectors.length; other++) {
			const value = cosine(vector, vectors[other]!);
			if (value > 0) set(at, other, value);
		}
	}
	for (const [at, { replyTo }] of comments.entries()) {
		const to = replyTo === null ? undefined : index.get(replyTo);
		// A reply that shares no word may be about anything.
		const value = to === undefined ? undefined : result[at]!.get(to);
		if (to !== undefined && value) set(at, to, value + REPLY);
	}
	return result;
}

function pointOf(
	best: number,
	members: readonly number[],
	comments: readonly DiscussionComment[],
	vectors: readonly Vector[],
): Point {
	return {
		id: comments[best]!.id,
		comments: members.map((at) => comments[at]!.id),
		people: new Set(members.map((at) => comments[at]!.authorId)).size,
		words: heaviest(members.map((at) => vectors[at]!))
			.slice(0, MOST_WORDS)
			.map(({ form }) => form),
	};
}

/** The heaviest words that at least two of the comments have; nouns, which carry the matter, before the others. */
function heaviest(vectors: readonly Vector[]): { stem: string; form: string }[] {
	const sums = new Map<string, { sum: number; uses: number; forms: Map<string, number> }>();
	for (const { weights, forms } of vectors) {
		for (const [stem, weight] of weights) {
			const form = forms.get(stem);
			const entry = sums.get(stem) ?? { sum: 0, uses: 0, forms: new Map() };
			entry.sum += form && /^\p{Lu}/u.test(form) ? weight * 2 : weight;
			entry.uses++;
			if (form) entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1);
			sums.set(stem, entry);
		}
	}
	return [...sums]
		.filter(([, { uses, forms }]) => uses >= 2 && forms.size > 0)
		.sort(([, a], [, b]) => b.sum - a.sum)
		.map(([stem, { forms }]) => {
			const [[form]] = [...forms].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length) as [[string, number]];
			return { stem, form };
		});
}
