// The rules as members read them: each with what happens, for whom and where it holds, in pages that fit a message.

import { actions } from "../rules/registries.ts";
import type { Where } from "../rules/rule.ts";
import type { CompiledRule } from "../rules/rule-set.ts";
import { defineTexts, type Say, type Text } from "../texts.ts";
import { plain, shorten } from "./markdown.ts";
import type { Field } from "./view.ts";

const texts = defineTexts({
	de: {
		rule: "Regel {number}",
		happens: "Was geschieht: {actions}",
		watch: "Wird nur beobachtet; es geschieht nichts.",
		moderators: "Gilt auch für die Moderation.",
		notRoles: "Gilt nicht für {list}.",
		onlyRoles: "Gilt nur für {list}.",
		notPlaces: "Gilt nicht in {list}.",
		onlyPlaces: "Gilt nur in {list}.",
		onlyCategories: "Gilt nur unter Artikeln der Rubriken {list}.",
		onlyArticles: "Gilt nur unter bestimmten Artikeln.",
	},
	en: {
		rule: "Rule {number}",
		happens: "What happens: {actions}",
		watch: "Only watched; nothing happens.",
		moderators: "Holds for moderators too.",
		notRoles: "Does not hold for {list}.",
		onlyRoles: "Holds only for {list}.",
		notPlaces: "Does not hold in {list}.",
		onlyPlaces: "Holds only in {list}.",
		onlyCategories: "Holds only under articles of the sections {list}.",
		onlyArticles: "Holds only under certain articles.",
	},
});

/** What reads well on a phone, and fits an embed (25 fields, 6,000 characters) whatever the rules say. */
const RULES_PER_PAGE = 8;
const PAGE_LENGTH = 4500;
/** Discord shows this much of a field's name. */
const LONGEST_NAME = 256;
const LONGEST_VALUE = 1000;
const LONGEST_LIST = 12;

/** The rules in their order, one field each, as many a page as read and fit well; each page has one at least. */
export function pagesOfRules(rules: readonly CompiledRule[], t: Say): Field[][] {
	const pages: Field[][] = [];
	let length = 0;
	for (const [index, compiled] of rules.entries()) {
		const field = ruleField(compiled, index, t);
		const size = field.name.length + field.value.length;
		const last = pages.at(-1);
		if (last && last.length < RULES_PER_PAGE && length + size <= PAGE_LENGTH) last.push(field);
		else pages.push([field]);
		length = pages.at(-1)!.length === 1 ? size : length + size;
	}
	return pages;
}

/** A rule as its clause with what happens and for whom it does not hold. */
function ruleField({ rule, actions: planned }: CompiledRule, index: number, t: Say): Field {
	const sentence = plain(rule.clause ?? rule.name);
	const fits = sentence.length <= LONGEST_NAME;
	const names = planned.map(({ action }) => actionName(action, t)).join(", ");
	const happens = rule.mode === "watch" ? t(texts.watch) : t(texts.happens, { actions: names });
	const lines = [...(fits ? [] : [shorten(sentence, 600)]), happens, ...whereLines(rule.where, t)];
	return {
		name: fits ? sentence : t(texts.rule, { number: index + 1 }),
		value: shorten(lines.join("\n"), LONGEST_VALUE),
	};
}

/** Where and for whom a rule holds or not, as far as it is not for all and everywhere. */
function whereLines(where: Where, t: Say): string[] {
	const mentions = (ids: readonly string[], mark: "@&" | "#") => {
		const shown = ids.slice(0, LONGEST_LIST).map((id) => `<${mark}${id}>`);
		return { list: [...shown, ...(ids.length > shown.length ? ["…"] : [])].join(", ") };
	};
	const { roles, exemptRoles, notChannels, articleCategories } = where;
	const places = [...(where.channels ?? []), ...(where.threads ?? []), ...(where.categories ?? [])];
	const sections = articleCategories?.slice(0, LONGEST_LIST).map(plain).join(", ");
	return [
		where.moderators ? t(texts.moderators) : "",
		exemptRoles?.length ? t(texts.notRoles, mentions(exemptRoles, "@&")) : "",
		roles?.length ? t(texts.onlyRoles, mentions(roles, "@&")) : "",
		notChannels?.length ? t(texts.notPlaces, mentions(notChannels, "#")) : "",
		places.length ? t(texts.onlyPlaces, mentions(places, "#")) : "",
		sections ? t(texts.onlyCategories, { list: sections }) : "",
		where.feeds || where.articles ? t(texts.onlyArticles) : "",
	].filter(Boolean);
}

function actionName(name: string, t: Say): string {
	const title = actions.get(name)?.title;
	return title ? t(title as Text<never>) : name;
}
