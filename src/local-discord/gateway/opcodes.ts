// https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway

export const Op = {
	dispatch: 0,
	heartbeat: 1,
	identify: 2,
	presence: 3,
	voice: 4,
	resume: 6,
	reconnect: 7,
	requestMembers: 8,
	invalidSession: 9,
	hello: 10,
	heartbeatAck: 11,
} as const;

export const CloseCode = {
	unknownOpcode: 4001,
	decodeError: 4002,
	notAuthenticated: 4003,
	authenticationFailed: 4004,
	alreadyAuthenticated: 4005,
	invalidSeq: 4007,
	rateLimited: 4008,
	sessionTimedOut: 4009,
	invalidShard: 4010,
	shardingRequired: 4011,
	invalidVersion: 4012,
	invalidIntents: 4013,
	disallowedIntents: 4014,
} as const;
