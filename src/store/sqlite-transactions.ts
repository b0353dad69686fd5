// Writing to SQLite in transactions that several writers share. Each COMMIT waits for the disk, and everything else waits
// with it: so what is asked for in one turn of the event loop waits together.
import type { DatabaseSync } from "node:sqlite";

interface Waiting {
	/** Does it. @returns what tells so, once it is on the disk */
	work(): () => void;
	reject(error: unknown): void;
}

export interface Transactions {
	/** Does this within the next transaction: whole, and on the disk when the promise resolves. @throws what it threw, alone */
	together<T>(work: () => T): Promise<T>;
	/** Does now what waits. */
	flush(): void;
}

/** @param db a connection that nothing else opens transactions on while one of these runs */
export function transactionsOf(db: DatabaseSync): Transactions {
	let waiting: Waiting[] = [];

	function flush(): void {
		const group = waiting;
		waiting = [];
		if (group.length === 0) return;
		try {
			for (const tell of transaction(group)) tell();
		} catch (error) {
			for (const { reject } of group) reject(error);
		}
	}

	function transaction(group: readonly Waiting[]): (() => void)[] {
		db.exec("BEGIN IMMEDIATE");
		try {
			const done = group.map(group.length === 1 ? ({ work }) => work() : apart);
			db.exec("COMMIT");
			return done;
		} catch (error) {
			if (db.isTransaction) db.exec("ROLLBACK");
			throw error;
		}
	}

	function apart({ work, reject }: Waiting): () => void {
		db.exec("SAVEPOINT apart");
		try {
			const tell = work();
			db.exec("RELEASE apart");
			return tell;
		} catch (error) {
			// A full disk ends the whole transaction.
			if (!db.isTransaction) throw error;
			db.exec("ROLLBACK TO apart; RELEASE apart");
			return () => reject(error);
		}
	}

	return {
		together: <T>(work: () => T) =>
			new Promise<T>((resolve, reject) => {
				if (waiting.length === 0) setImmediate(flush);
				waiting.push({
					work() {
						const result = work();
						return () => resolve(result);
					},
					reject,
				});
			}),
		flush,
	};
}
