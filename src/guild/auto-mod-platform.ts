// What the guild's owner needs of Discord's AutoMod; `discord/auto-mod.ts` implements it.
import type { NativeRule, NativeTrigger, Surroundings } from "../rules/auto-mod.ts";

/** An AutoMod rule as it stands on Discord. */
export interface AutoModRule {
	readonly id: string;
	readonly name: string;
	/** Made by this bot and named as its rules are: only those may be touched. */
	readonly own: boolean;
	readonly enabled: boolean;
	/** "other": spam, Discord's own word lists, profiles. */
	readonly kind: NativeTrigger["kind"] | "other";
	/** Changes with everything of the rule that the bot writes. */
	readonly state: string;
	/** What it tells whoever it blocks. */
	readonly message: string | null;
}

export interface AutoModPlatform {
	/** Whether the bot may: it needs "Server verwalten". */
	allowed(): boolean;
	/** @throws Refusal */
	rules(): Promise<readonly AutoModRule[]>;
	/** Both answer with the rule as Discord has it now. @throws Refusal */
	create(rule: NativeRule): Promise<AutoModRule>;
	/** Leaves it switched off where somebody switched it off, and keeps actions that somebody added. */
	edit(id: string, rule: NativeRule): Promise<AutoModRule>;
	remove(id: string): Promise<void>;
	surroundings(): Surroundings;
}
