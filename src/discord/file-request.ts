// Files in requests. discord.js hands Node's own FormData to undici, which takes none but its own where the two are not
// the same version ("body must be a FormData created by this undici package instance"): so it gets bytes.
import { DefaultRestOptions, type RESTOptions } from "discord.js";

/** `rest.makeRequest` of a client whose messages may carry files. */
export const requestWithFiles: RESTOptions["makeRequest"] = async (url, init) => {
	if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
	const encoded = new Response(init.body);
	const headers = { ...(init.headers as Record<string, string>), "content-type": encoded.headers.get("content-type")! };
	return DefaultRestOptions.makeRequest(url, { ...init, headers, body: await encoded.bytes() });
};
