// /hilfe: everybody reads what they can do, no more and no less, and all of it fits.
import { afterEach, expect, test } from "vitest";
import { type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
afterEach(() => flow.close());

test("each role reads its own commands, in its language, uncut and with nothing that it may not do", async () => {
	flow = await startFlow();
	await flow.bot.tick();
	await flow.quiet();
	const ask = async (who: string, channel: string) => {
		const message = await (await flow.discord.as(who).command(channel, "hilfe")).settled();
		for (const embed of message!.embeds) expect(embed.description ?? "").not.toMatch(/…$/);
		return readable(message);
	};
	const thread = flow.threads("nachrichten")[0]!.id;
	const member = await ask("lena", thread);
	expect(member).toMatch(/Diskussion unter einem Artikel[\s\S]*`\/zusammenfassung`[\s\S]*\*\*Melden\*\*/);
	expect(member).not.toMatch(/Für die Moderation|`\/verwarnen`|`\/einstellungen`/);
	expect(member).toMatch(/`\/regeln`[^\n]*\(mit `zeigen`\)/);
	const moderator = await ask("jonas", flow.channel("plauderecke"));
	expect(moderator).toMatch(/Unter jedem Artikel ist ein Thread[\s\S]*Für die Moderation[\s\S]*`\/warteschlange`/);
	expect(moderator).not.toContain("Für die Verwaltung");
	const admin = await ask("amira", flow.channel("plauderecke"));
	expect(admin).toMatch(/Für die Verwaltung[\s\S]*`\/einstellungen`/);
	// Every command that the help names is there.
	const there = new Set([...flow.discord.world.commands.values()].map(({ definition }) => definition.name));
	expect([...admin.matchAll(/`\/([^`\s]+)/g)].map(([, name]) => name!).filter((name) => !there.has(name))).toEqual([]);
	expect(flow.openApi.violations).toEqual([]);
});
