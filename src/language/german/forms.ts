import { INSEPARABLE, STRONG, WEAK } from "./strong.ts";
import { SEPARABLE } from "./words.ts";

/** What a form of a verb can be: finite (with mood and number), participle, infinitive, infinitive with "zu" inside. */
export type Form = "present" | "past" | "first" | "second" | "participle" | "infinitive" | "zu";
export type Reading = { lemma: string; form: Form; plural: boolean };

const strong = new Map(STRONG.map((row) => [row[0], row]));

/** The inseparable prefix of an infinitive whose rest is a strong verb: "versprechen" → "ver". */
function inseparable(infinitive: string): string | null {
	for (const prefix of INSEPARABLE)
		if (infinitive.startsWith(prefix) && strong.has(infinitive.slice(prefix.length))) return prefix;
	return null;
}

/** All forms of the third person, the participle and the infinitives of a verb given without its separable prefix. */
export function formsOf(infinitive: string): [string, Form, boolean][] {
	const own = strong.get(infinitive);
	const prefix = own ? null : inseparable(infinitive);
	const row = own ?? (prefix === null ? undefined : strong.get(infinitive.slice(prefix.length)));
	const stem = infinitive.replace(/(?<=[er][lr])n$|en$|n$/u, "");
	const plain = infinitive.endsWith("eln") || infinitive.endsWith("ern");
	const joint = /(?:[dt]|(?:ch|[^lraeiouäöüh])[mn])$/u.test(stem) ? "e" : "";
	const forms: [string, Form, boolean][] = [[infinitive, "infinitive", false]];
	const put = (form: string, kind: Form, plural: boolean) => forms.push([(prefix ?? "") + form, kind, plural]);
	if (row) {
		const [base, third, past, second, participle] = row;
		put(third, "present", false);
		put(base, "present", true);
		put(past, "past", false);
		put(past.endsWith("e") ? `${past}n` : `${past}en`, "past", true);
		put(base.replace(/e?n$/u, "e"), "first", false);
		put(second, "second", false);
		put(`${second}n`, "second", true);
		put(prefix === null ? participle : participle.replace(/^ge/u, ""), "participle", false);
		forms.push([`zu${infinitive}`, "zu", false]);
		return forms;
	}
	const inserted =
		/ieren$/u.test(infinitive) || INSEPARABLE.some((p) => infinitive.startsWith(p) && infinitive.length > p.length + 4);
	const ge = inserted && !/^(?:ur|ge(?:l|t))/u.test(infinitive) ? "" : "ge";
	put(`${stem}${joint}t`, "present", false);
	put(infinitive, "present", true);
	put(`${stem}${joint}te`, "past", false);
	put(`${stem}${joint}ten`, "past", true);
	put(plain ? `${stem.replace(/e([lr])$/u, "$1")}e` : `${stem}e`, "first", false);
	if (plain) put(`${stem}e`, "first", false);
	put(`${ge}${stem}${joint}t`, "participle", false);
	forms.push([`zu${infinitive}`, "zu", false]);
	return forms;
}

/** Every form of the listed verbs and of the strong ones with an inseparable prefix. */
export const VERB_FORMS: ReadonlyMap<string, readonly Reading[]> = build();

function build(): Map<string, Reading[]> {
	const map = new Map<string, Reading[]>();
	const infinitives = new Set([...strong.keys(), ...WEAK]);
	for (const base of strong.keys())
		for (const prefix of ["be", "ent", "er", "ver", "zer", "miss", "unter", "über", "wider", "hinter"])
			infinitives.add(prefix + base);
	for (const lemma of infinitives) {
		for (const [form, kind, plural] of formsOf(lemma)) {
			if (kind === "zu") continue;
			const readings = map.get(form);
			if (readings) readings.push({ lemma, form: kind, plural });
			else map.set(form, [{ lemma, form: kind, plural }]);
		}
	}
	return map;
}

/** The readings of a word form, also with a separable prefix before it ("mitteilte", "bekanntgegeben", "einzuräumen"). */
export function readingsOf(form: string): readonly Reading[] {
	const known = VERB_FORMS.get(form);
	if (known) return known;
	for (let length = 2; length <= 8 && length < form.length - 2; length++) {
		if (!SEPARABLE.has(form.slice(0, length))) continue;
		const rest = form.slice(length);
		const infinitive = rest.startsWith("zu") ? VERB_FORMS.get(rest.slice(2)) : undefined;
		if (infinitive?.some((reading) => reading.form === "infinitive"))
			return [{ lemma: form, form: "zu", plural: false }];
		const readings = VERB_FORMS.get(rest);
		if (readings) return readings;
	}
	return NONE;
}

const NONE: readonly Reading[] = [];
