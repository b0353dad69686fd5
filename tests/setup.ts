// Whether a change lands must not hang on luck: in CI the property tests run from a fixed seed, everywhere else from a new
// one each time. A counterexample prints its seed; FC_SEED repeats it.
import fc from "fast-check";

const seed = process.env.FC_SEED ?? (process.env.CI ? "20261122" : undefined);
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
