// Answers to interactions: the first one, and everything under the interaction's webhook.
import { storeUploads } from "../acts/uploads.ts";
import { refuse } from "../discord-error.ts";
import { answerFirst, answerOf, deleteAnswer, editAnswer, followUp } from "../interactions/answer.ts";
import type { Interaction } from "../interactions/desk.ts";
import { messageJson } from "../json/message.ts";
import type { Message, World } from "../world.ts";
import { type Call, NOTHING, ok, type Reply, type Route } from "./route.ts";
import { deleteWebhookMessage, editWebhookMessage, executeWebhook, getWebhookMessage } from "./webhooks.ts";

const W = "/webhooks/:webhook_id/:webhook_token";

export const interactionRoutes: readonly Route[] = [
	{
		method: "POST",
		path: "/interactions/:interaction_id/:interaction_token/callback",
		operation: "create_interaction_response",
		open: true,
		unlimited: true,
		run: (call) => {
			const { world, desk, params, body, query } = call;
			const uploads = storeUploads(world, call.uploads);
			const answer = answerFirst(world, desk, params.interaction_id!, params.interaction_token!, body, uploads);
			if (query.get("with_response") !== "true") return NOTHING;
			return ok({
				interaction: interactionJson(answer.interaction),
				...(answer.message
					? { resource: { type: answer.type, message: ownView(world, answer.message) } }
					: answer.type === 6
						? { resource: { type: 6 } }
						: {}),
			});
		},
	},
	{
		method: "POST",
		path: W,
		operation: "execute_webhook",
		open: true,
		unlimited: true,
		run: (call) => {
			if (!ofInteraction(call)) return executeWebhook(call);
			const { world, desk, params, body } = call;
			const message = followUp(world, desk, params.webhook_token!, body, storeUploads(world, call.uploads));
			return ok(ownView(world, message));
		},
	},
	...messageRoutes("/messages/:message_id"),
];

function messageRoutes(suffix: string): Route[] {
	const path = W + suffix;
	return [
		{
			method: "GET",
			path,
			operation: "get_webhook_message",
			open: true,
			unlimited: true,
			run: (call): Reply => {
				if (!ofInteraction(call)) return getWebhookMessage(call);
				const { world, desk, params } = call;
				const { message } = answerOf(world, desk.forFollowUp(params.webhook_token!), params.message_id!);
				return ok(ownView(world, message));
			},
		},
		{
			method: "PATCH",
			path,
			operation: "update_webhook_message",
			open: true,
			unlimited: true,
			run: (call) => {
				if (!ofInteraction(call)) return editWebhookMessage(call);
				const { world, desk, params, body } = call;
				const uploads = storeUploads(world, call.uploads);
				return ok(ownView(world, editAnswer(world, desk, params.webhook_token!, params.message_id!, body, uploads)));
			},
		},
		{
			method: "DELETE",
			path,
			operation: "delete_webhook_message",
			open: true,
			unlimited: true,
			run: (call) => {
				if (!ofInteraction(call)) return deleteWebhookMessage(call);
				const { world, desk, params } = call;
				deleteAnswer(world, desk, params.webhook_token!, params.message_id!);
				return NOTHING;
			},
		},
	];
}

/** Whether the address is an interaction's, not a webhook's. @throws DiscordError 10015, 50027 */
function ofInteraction({ world, desk, params }: Call): boolean {
	if (params.webhook_id !== world.application.id) return false;
	if (!desk.knows(params.webhook_token!)) throw refuse(50027);
	return true;
}

function ownView(world: World, message: Message): object {
	return {
		...messageJson(world, message, { userId: world.application.id, content: true }),
		webhook_id: message.authorId,
	};
}

function interactionJson(interaction: Interaction): object {
	return {
		id: interaction.id,
		type: interaction.type,
		channel_id: interaction.channelId,
		...(interaction.guildId ? { guild_id: interaction.guildId } : {}),
		...(interaction.originalId
			? {
					response_message_id: interaction.originalId,
					response_message_loading: interaction.waiting,
					response_message_ephemeral: interaction.ephemeral,
				}
			: {}),
	};
}
