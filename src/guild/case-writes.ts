// What is written whenever a case changes: the case, and the lists of those that owe something or wait for a person.
import { type Case, waits } from "../cases/case.ts";
import { withAnswers } from "../cases/report.ts";
import { dueSteps } from "../cases/steps.ts";
import { type Change, put, remove } from "../store/store.ts";
import { caseKey, caseRecord, openRecord, waitingKey, waitingRecord } from "./records.ts";

/** The changes to commit for a case as it is now. */
export function caseWrites(changed: Case): Change[] {
	// However it was decided, whoever reported it is to hear of it.
	const record = withAnswers(changed);
	const { number } = record;
	return [
		put(caseRecord, caseKey(number), record),
		...(dueSteps(record).length > 0 ? [put(openRecord, `open/${caseKey(number)}`, { number })] : []),
		waits(record) ? put(waitingRecord, waitingKey(number), { number }) : remove(waitingKey(number)),
	];
}
