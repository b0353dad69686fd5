// From a URL to the adapter that serves it.
import { messageOf, StoreError } from "../errors.ts";
import { loadRegistry } from "../registry.ts";
import type { Adapter, AdapterDefinition, AdapterOptions, Look } from "./adapter.ts";

/**
 * @param url its scheme chooses the adapter
 * @throws StoreError when there is no adapter for it or it cannot be opened
 */
export async function openAdapter(url: string, options: AdapterOptions): Promise<Adapter> {
	const { scheme, definition } = await definitionFor(url);
	return guarded(`cannot open the ${scheme} store`, () => definition.open(url, options));
}

/** Whether there is a store under this address yet, and what an operator should know before there is. @throws StoreError */
export async function lookAtStore(url: string): Promise<Look> {
	const { scheme, definition } = await definitionFor(url);
	return guarded(`cannot open the ${scheme} store`, () => definition.look(url));
}

async function definitionFor(url: string): Promise<{ scheme: string; definition: AdapterDefinition }> {
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
	const definitions = [...(await loadRegistry<AdapterDefinition>(new URL("./adapters", import.meta.url))).values()];
	const definition = definitions.find(({ schemes }) => scheme !== undefined && schemes.includes(scheme));
	if (!definition) {
		const known = definitions.flatMap(({ schemes }) => schemes.map((name) => `${name}:`)).join(", ");
		throw new StoreError(`no store for ${scheme ? `"${scheme}:"` : "a URL without scheme"}; there is ${known}`);
	}
	return { scheme: scheme!, definition };
}

/** Makes a StoreError of whatever is thrown. @param what could not be done, for its message */
export async function guarded<T>(what: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof StoreError) throw error;
		throw new StoreError(`${what}: ${messageOf(error)}`, { cause: error });
	}
}
