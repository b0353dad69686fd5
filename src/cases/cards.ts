// The cards of a case: the messages on which people decide about it.
import type { Case } from "./case.ts";

export interface Card {
	/** The last part of the id of its button, by which it is found again. */
	readonly mark: string;
	readonly sent: { readonly channelId: string; readonly messageId: string };
}

/** The cards of a case that were put up, the latest last. */
export function cardsOf({ messages }: Case): Card[] {
	const counts = new Map<string, number>();
	return messages.flatMap(({ kind, channelId, messageId }) => {
		if (kind !== "review" && kind !== "alert") return [];
		const earlier = counts.get(kind) ?? 0;
		counts.set(kind, earlier + 1);
		const mark = earlier > 0 ? `${kind}.${earlier}` : kind;
		return channelId && messageId ? [{ mark, sent: { channelId, messageId } }] : [];
	});
}
