// What a case owes is carried out step by step, each outcome written down. What a crash or a refusal leaves due is carried
// out by a later tick.
import { markOf } from "../cases/cards.ts";
import { type Case, owed } from "../cases/case.ts";
import { attempt, dueSteps, nextStep, type Step, type StepOutcome, settle } from "../cases/steps.ts";
import { messageOf } from "../errors.ts";
import { remove } from "../store/store.ts";
import { messageKinds } from "./case-messages.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { keepForLater } from "./notices.ts";
import { carryOutEffect, Refusal } from "./platform.ts";
import { withdraw } from "./recommend.ts";
import { caseKey, caseRecord } from "./records.ts";

/**
 * Carries out what a case owes and can be done now. A step that has to wait holds up only those that depend on it. Two
 * calls for the same case do not run side by side.
 */
export async function carryOut(guild: Guild, number: number): Promise<void> {
	await guild.alone(`case/${number}`, async () => {
		for (;;) {
			const record = await guild.store.get(caseRecord, caseKey(number));
			if (!record) return;
			const step = nextStep(record, guild.now());
			if (!step) {
				const finished = await guild.run(() => closeIfDone(guild, number));
				if (finished) guild.observe({ type: "case", guildId: guild.id, record: finished });
				return;
			}
			const outcome = await tryStep(guild, await begun(guild, record, step), step);
			await guild.run(() => finishStep(guild, number, step, outcome));
			if (outcome.type !== "done") {
				guild.log.warn({ guild: guild.id, case: number, step: step.type, outcome: outcome.type }, outcome.detail);
			}
		}
	});
}

/**
 * The case as it is when a step begins; its first try is written down. What was added until then is shown by this try and
 * needs no other.
 */
async function begun(guild: Guild, record: Case, step: Step): Promise<Case> {
	if (step.progress.attemptedAt !== null) return record;
	let latest = record;
	await guild.run(() =>
		change(guild, record.number, (before) => {
			latest = before;
			return attempt(before, step, guild.now());
		}),
	);
	return latest;
}

/** Takes the case off the list of those that owe something, unless something was added meanwhile. */
async function closeIfDone(guild: Guild, number: number): Promise<Case | null> {
	const record = await guild.store.get(caseRecord, caseKey(number));
	if (!record || dueSteps(record).length > 0) return null;
	await guild.store.commit([remove(`open/${caseKey(number)}`)]);
	return record;
}

/** Reads, changes and writes a case. Runs inside `guild.run`. */
export async function change(guild: Guild, number: number, how: (record: Case) => Case): Promise<Case | null> {
	const record = await guild.store.get(caseRecord, caseKey(number));
	if (!record) return null;
	const changed = how(record);
	await guild.store.commit(caseWrites(changed));
	return changed;
}

async function finishStep(guild: Guild, number: number, step: Step, outcome: StepOutcome): Promise<void> {
	const record = await change(guild, number, (before) =>
		withCorrection(settle(before, step, outcome, guild.now()), step, outcome),
	);
	const message = step.type === "message" ? record?.messages[step.index] : undefined;
	// A failure without end is given up by `settle`.
	if (!record || message?.progress.state !== "refused") return;
	await keepForLater(guild, record, message);
}

/** The reasons are told before a kick or ban: where Discord refuses it then, the member is told that, too. */
function withCorrection(record: Case, step: Step, outcome: StepOutcome): Case {
	if (step.type !== "effect" || outcome.type !== "refused") return record;
	const { kind } = record.actions[step.action]!.effects[step.index]!.effect;
	const announced = record.messages.some(({ kind, progress }) => kind === "notice" && progress.state === "done");
	const owes = record.messages.some(({ kind, progress }) => kind === "notDone" && progress.state === "due");
	if ((kind !== "kickMember" && kind !== "banMember") || !announced || owes) return record;
	return { ...record, messages: [...record.messages, owed("notDone")] };
}

async function tryStep(guild: Guild, record: Case, step: Step): Promise<StepOutcome> {
	try {
		if (step.type === "message") return await sendMessage(guild, record, step);
		const { effect } = record.actions[step.action]!.effects[step.index]!;
		await carryOutEffect(guild.platform, effect, `Wortmeldung · Fall ${record.number}`);
		// What is gone is no recommendation any more.
		const gone =
			effect.kind === "deleteMessage" ? [effect.messageId] : effect.kind === "deleteMessages" ? effect.messageIds : [];
		for (const messageId of gone)
			await guild.safely("recommendation", messageId, async () => {
				await withdraw(guild, (effect as { channelId: string }).channelId, messageId);
			});
		return { type: "done" };
	} catch (error) {
		if (error instanceof Refusal) {
			const kind = step.type === "message" ? record.messages[step.index]?.kind : undefined;
			// A channel of the team that cannot be written to is mended by people; until then the message waits.
			const patient = kind !== undefined && messageKinds[kind].team;
			if (error.final && !patient) return { type: "refused", detail: error.message };
			return { type: "failed", detail: error.message, retryAfter: error.retryAfter, patient };
		}
		guild.log.error({ guild: guild.id, case: record.number, err: error }, "step failed unexpectedly");
		return { type: "failed", detail: messageOf(error) };
	}
}

async function sendMessage(guild: Guild, record: Case, step: Step & { type: "message" }): Promise<StepOutcome> {
	const message = record.messages[step.index]!;
	const kind = messageKinds[message.kind];
	const earlier = record.messages.slice(0, step.index).filter((other) => other.kind === message.kind).length;
	// Discord takes two messages of one author with the same nonce for one, in whatever channel.
	const repeated = earlier > 0 ? `-${earlier.toString(36)}` : "";
	const nonce = `${kind.nonce}${BigInt(guild.id).toString(36)}-${record.number.toString(36)}${repeated}`;
	const mark = markOf(record, step.index);
	return kind.deliver({
		guild,
		record,
		message,
		mark,
		send: async (to, view, marker = `:${guild.id}:${record.number}:${mark}`) => ({
			type: "done",
			...(await guild.platform.send({ to, view, nonce, marker, attemptedAt: message.progress.attemptedAt })),
		}),
	});
}
