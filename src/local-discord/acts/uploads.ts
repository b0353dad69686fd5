// Files of a request: they get their ids before the body is read, so that embeds can point at `attachment://name`.
import { refuse } from "../discord-error.ts";
import { type MessageContext, MessageFlag, type Upload } from "../limits/message.ts";
import type { World } from "../world.ts";
import type { StoredUpload } from "./messages.ts";

/** 10 MiB a file, 25 MiB a request: a bot without boosts. */
export const MAX_FILE = 10 * 1024 * 1024;

/** @throws DiscordError 40005 for a file that is too large */
export function storeUploads(world: World, uploads: readonly Upload[]): StoredUpload[] {
	return uploads.map((upload) => {
		if (upload.data.byteLength > MAX_FILE) throw refuse(40005);
		return { upload, id: world.nextId() };
	});
}

/** What reading a body needs to know of its surroundings. */
export function messageContext(
	world: World,
	channelId: string,
	uploads: readonly StoredUpload[],
	kind: "message" | "interaction" | "webhook",
	flagsBefore = 0,
): MessageContext {
	const common = MessageFlag.suppressEmbeds | MessageFlag.suppressNotifications | MessageFlag.componentsV2;
	return {
		nextId: world.nextId,
		files: uploads.length,
		flagsBefore,
		allowedFlags: kind === "interaction" ? common | MessageFlag.ephemeral : common,
		defaultMentions: kind === "message" ? ["users", "roles", "everyone"] : ["users"],
		findFile: (name) => {
			const found = uploads.find((stored) => stored.upload.filename === name);
			if (!found) return undefined;
			return {
				url: `${world.baseUrl}/attachments/${channelId}/${found.id}/${encodeURIComponent(name)}`,
				attachmentId: found.id,
				size: found.upload.data.byteLength,
				type: found.upload.contentType,
			};
		},
	};
}
