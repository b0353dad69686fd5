// The cards of a case: the messages on which people decide about it.
import type { Case } from "./case.ts";

export interface Card {
	/** The last part of the id of its button, by which it is found again. */
	readonly mark: string;
	readonly sent: { readonly channelId: string; readonly messageId: string };
}

/** By which the message at a place of the case is found again: the second of its kind has a number. */
export function markOf({ messages }: Case, index: number): string {
	const { kind } = messages[index]!;
	const earlier = messages.slice(0, index).filter((other) => other.kind === kind).length;
	return earlier > 0 ? `${kind}.${earlier}` : kind;
}

/** The cards of a case that were put up, the latest last. */
export function cardsOf(record: Case): Card[] {
	return record.messages.flatMap(({ kind, channelId, messageId }, index) => {
		if ((kind !== "review" && kind !== "alert") || !channelId || !messageId) return [];
		return [{ mark: markOf(record, index), sent: { channelId, messageId } }];
	});
}
