import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";
import { discordId } from "../discord-id.ts";
import type { Effect } from "../effect.ts";

const role = discordId;

export default defineAction({
	title: text("Rolle", "Role"),
	description: text("Gibt oder nimmt dem Mitglied eine Rolle.", "Gives the member a role or takes one away."),
	done: (effects) => {
		const given = effects.some(({ kind }) => kind === "addRole");
		if (given && effects.length > 1) return text("Rolle getauscht", "role changed");
		return given ? text("Rolle vergeben", "role given") : text("Rolle entzogen", "role taken");
	},
	options: z
		.strictObject({
			add: role.optional().meta({ description: "Diese Rolle bekommt das Mitglied." }),
			remove: role.optional().meta({ description: "Diese Rolle verliert es." }),
		})
		.meta({ minProperties: 1 })
		.refine(({ add, remove }) => add !== undefined || remove !== undefined, {
			message: "add oder remove fehlt / add or remove is missing",
		}),
	decision: "allow",
	restricts: true,
	confirm: false,
	target: "member",
	order: 40,
	needs: ["ManageRoles"],
	combine: (a, b) => ({ ...b, ...a }),
	// What is so already is not done, and so not taken back either.
	effects: ({ add, remove }, comment, { author }) => [
		...(add && !author.roleIds.includes(add)
			? [{ kind: "addRole" as const, userId: comment.authorId, roleId: add }]
			: []),
		...(remove && author.roleIds.includes(remove)
			? [{ kind: "removeRole" as const, userId: comment.authorId, roleId: remove }]
			: []),
	],
	undo: (effects) =>
		effects.flatMap((effect): Effect[] => {
			if (effect.kind === "addRole") return [{ ...effect, kind: "removeRole" }];
			if (effect.kind === "removeRole") return [{ ...effect, kind: "addRole" }];
			return [];
		}),
});
