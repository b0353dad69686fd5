// A model's endpoint on this machine, which answers as it is told: rightly, falsely, slowly, brokenly.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
	readonly headers: IncomingHttpHeaders;
	readonly body: { model: string; messages: { role: string; content: string }[]; stream: boolean };
}

export interface ModelServer {
	/** As in bot.yaml. */
	readonly url: string;
	readonly asked: Asked[];
	/** What it answers from now on: a text as a model would, or anything else by hand. */
	answer: string | ((response: ServerResponse) => void);
	close(): Promise<void>;
}

export async function startModelServer(): Promise<ModelServer> {
	const asked: Asked[] = [];
	const model = { answer: "" as ModelServer["answer"] };
	const server = createServer(async (request, response) => {
		if (request.url !== "/v1/chat/completions" || request.method !== "POST") return response.writeHead(404).end();
		asked.push({ headers: request.headers, body: JSON.parse(await textOf(request)) });
		if (typeof model.answer !== "string") return model.answer(response);
		const message = { role: "assistant", content: model.answer };
		response.setHeader("content-type", "application/json");
		response.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: "stop" }] }));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return Object.assign(model, {
		url: `http://127.0.0.1:${port}/v1`,
		asked,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	});
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}
