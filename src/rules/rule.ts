// The form of a rule in the configuration, computed from the conditions and actions that there are.
import { z } from "zod";
import { duration } from "../duration.ts";
import { discordId } from "./discord-id.ts";
import { actions, conditions } from "./registries.ts";

/** Conditions over a comment: a condition's name, its options by name (several: all of them), or all, any, not. */
export type When =
	| string
	| { readonly all: readonly When[] }
	| { readonly any: readonly When[] }
	| { readonly not: When }
	| { readonly [condition: string]: unknown };

/** An action: its name, or its options by its name. */
export type Then = string | { readonly [action: string]: unknown };

const conditionNames = [...conditions.keys()] as [string, ...string[]];
const actionNames = [...actions.keys()] as [string, ...string[]];

/** Names that may stand without options: those whose options all have defaults. */
function bare(definitions: ReadonlyMap<string, { options: z.ZodType }>): [string, ...string[]] {
	return [...definitions].filter(([, { options }]) => options.safeParse({}).success).map(([name]) => name) as [
		string,
		...string[],
	];
}

const when: z.ZodType<When> = z.lazy(() =>
	z.union([
		z.enum(bare(conditions)),
		z
			.strictObject({
				all: z.array(when).min(1).max(50).optional(),
				any: z.array(when).min(1).max(50).optional(),
				not: when.optional(),
				...Object.fromEntries(conditionNames.map((name) => [name, conditions.get(name)!.options.optional()])),
			})
			.meta({ minProperties: 1 })
			.refine((node) => Object.values(node).some((value) => value !== undefined), {
				message: "nennt keine Bedingung / names no condition",
			}),
	]),
) as z.ZodType<When>;

const then: z.ZodType<Then> = z.union([
	z.enum(bare(actions)),
	z
		.strictObject(Object.fromEntries(actionNames.map((name) => [name, actions.get(name)!.options.optional()])))
		.meta({ minProperties: 1, maxProperties: 1 })
		.refine((node) => Object.values(node).filter((value) => value !== undefined).length === 1, {
			message: "nennt genau eine Aktion / names exactly one action",
		}),
]) as unknown as z.ZodType<Then>;

/** Where a rule holds. A list that is left out does not narrow; every list that is there must be met. */
export const whereSchema = z.strictObject({
	feeds: z
		.array(z.string().min(1))
		.min(1)
		.max(100)
		.optional()
		.meta({ description: "Nur unter Artikeln dieser Feeds: ihre Adresse oder ihr Titel." }),
	articleCategories: z
		.array(z.string().min(1))
		.min(1)
		.max(100)
		.optional()
		.meta({ description: "Nur unter Artikeln dieser Rubriken, z. B. Kriminalität oder Nachruf." }),
	articles: z
		.array(z.string().min(1))
		.min(1)
		.max(100)
		.optional()
		.meta({ description: "Nur unter diesen Artikeln: ihre Adresse." }),
	channels: z
		.array(discordId)
		.min(1)
		.max(500)
		.optional()
		.meta({ description: "Nur in diesen Kanälen und ihren Threads." }),
	threads: z.array(discordId).min(1).max(500).optional().meta({ description: "Nur in diesen Threads." }),
	categories: z.array(discordId).min(1).max(50).optional().meta({ description: "Nur in diesen Discord-Kategorien." }),
	roles: z
		.array(discordId)
		.min(1)
		.max(250)
		.optional()
		.meta({ description: "Nur für Mitglieder mit einer dieser Rollen." }),
	notChannels: z
		.array(discordId)
		.max(500)
		.optional()
		.meta({ description: "Nicht in diesen Kanälen, Threads, Kategorien." }),
	exemptRoles: z.array(discordId).max(250).optional().meta({ description: "Nicht für Mitglieder mit dieser Rolle." }),
	moderators: z.boolean().default(false).meta({ description: "Ob die Regel auch für Moderatoren gilt." }),
	bots: z.boolean().default(false).meta({ description: "Ob die Regel auch für andere Bots und Webhooks gilt." }),
});

export const ruleSchema = z.strictObject({
	name: z
		.string()
		.regex(
			/^[a-zäöüß0-9][a-zäöüß0-9-]{0,63}$/,
			"hier gehört ein Name aus kleinen Buchstaben, Ziffern und Bindestrichen hin (höchstens 64), da steht „{value}“ / a name of lower case letters, digits and hyphens belongs here (64 at most), there is “{value}”",
		)
		.meta({ description: "Kurzer Name, steht im Fall und in /regeln." }),
	clause: z
		.string()
		.min(1)
		.max(500)
		.nullable()
		.default(null)
		.meta({ description: "Der Satz der Serverregeln, den sie durchsetzt; Mitglieder lesen ihn in der Begründung." }),
	where: whereSchema.prefault({}),
	when,
	// biome-ignore lint/suspicious/noThenProperty: the configuration's word; a list is not callable, so `await` leaves it alone
	then: z.array(then).min(1).max(10),
	mode: z
		.enum(["enforce", "watch"])
		.default("enforce")
		.meta({ description: "watch: hält nur fest, was die Regel getan hätte." }),
	cooldown: duration({ max: 7 * 86_400_000 })
		.optional()
		.meta({
			description: "So lange wird nach einem Treffer dasselbe Mitglied nicht noch einmal belangt; der Kommentar schon.",
		}),
	examples: z
		.strictObject({
			hits: z.array(z.string().min(1).max(4000)).max(50).default([]),
			misses: z.array(z.string().min(1).max(4000)).max(50).default([]),
		})
		.optional()
		.meta({ description: "Sätze, die treffen müssen und die nicht treffen dürfen; geprüft bei jedem Laden." }),
});

/** A rule as read from the configuration; durations are milliseconds. */
export type Rule = z.output<typeof ruleSchema>;
export type Where = z.output<typeof whereSchema>;

/** A configuration's rules, their names told apart. */
export const rulesSchema = z
	.array(ruleSchema)
	.max(200)
	.superRefine((rules, context) => {
		const seen = new Set<string>();
		for (const [index, { name }] of rules.entries()) {
			if (seen.has(name))
				context.addIssue({
					code: "custom",
					path: [index, "name"],
					message: `„${name}“ gibt es zweimal / occurs twice`,
				});
			seen.add(name);
		}
	});
