import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["tests/**/*.test.ts"],
		globalSetup: ["tests/global-setup.ts"],
		setupFiles: ["tests/setup.ts"],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		pool: "forks",
		// No test replaces a module, and Node runs TypeScript: each worker loads every module once, by itself. That is half
		// of the processor time.
		isolate: false,
		experimental: { viteModuleRunner: false },
		maxWorkers: 4,
	},
});
