// The headless Chromium that the page's tests and the screenshots use.
import { existsSync } from "node:fs";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is on this machine; undefined where there is none. */
export const BROWSER = PLACES.find((path) => path && existsSync(path));

/** Without a sandbox (containers run as root) and without any call to the Internet. */
export const FLAGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];
