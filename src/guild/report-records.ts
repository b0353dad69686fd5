// What a guild keeps of reports.
import { z } from "zod";
import { reporterSchema, reportSchema } from "../cases/report.ts";
import type { RecordType } from "../store/store.ts";

const record = <T>(name: string, schema: z.ZodType<T>): RecordType<T> => ({ name, version: 1, schema });

/** One report. Its number is the guild's own count of reports, beside that of cases. */
export const reportRecord = record("report", reportSchema);
/** Nine digits, so that keys sort as numbers do. */
export const reportKey = (number: number): string => `report/${String(number).padStart(9, "0")}`;

export const reportCountRecord = record("report-count", z.strictObject({ next: z.number().int().min(1) }));
export const REPORT_COUNT = "report-count";

/** What is kept of somebody because they report. */
export const reporterRecord = record("reporter", reporterSchema);
export const reporterKey = (userId: string): string => `reporter/${userId}`;

/** Who reported which form of a message: nobody counts twice. */
export const reportedRecord = record("reported", z.strictObject({ report: z.number().int(), revision: z.string() }));
export const reportedKey = (messageId: string, userId: string): string => `reported/${messageId}/${userId}`;

/** Up to which day the moderators were told what waits, and the message in which they were. */
export const queueDayRecord = record(
	"queue-day",
	z.strictObject({ day: z.string(), attemptedAt: z.number().nullable(), told: z.boolean() }),
);
export const QUEUE_DAY = "queue-day";
