/** LONG=1 npm test: also what takes long and finds little that the short forms do not. */
export const LONG = process.env.LONG === "1";
