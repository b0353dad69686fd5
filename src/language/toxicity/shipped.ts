// The only file of the toxicity score that reads another one: the weights beside it, once, when first needed.
import { readFileSync } from "node:fs";
import { readModel, type ToxicityModel } from "./model.ts";

/** Written by scripts/train-toxicity.ts. */
export const WEIGHTS = new URL("./weights.bin", import.meta.url);

let shipped: ToxicityModel | undefined;

/** The shipped model. @throws Error where its file is missing or broken */
export function shippedModel(): ToxicityModel {
	shipped ??= readModel(readFileSync(WEIGHTS));
	return shipped;
}
