// SVG to PNG. Text needs a font: the one that comes with the bot, or one of the machine; without any, text is left out.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderAsync } from "@resvg/resvg-js";

/** Fonts out of packages that may be installed (Open Font License). */
const FONTS = ["../node_modules/@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf"]
	.map((path) => fileURLToPath(new URL(path, import.meta.url)))
	.filter((path) => existsSync(path));

/** @returns a PNG in twice the size of the drawing, for sharp screens; made on another thread */
export async function picture(svg: string): Promise<Uint8Array> {
	const image = await renderAsync(svg, {
		fitTo: { mode: "zoom", value: 2 },
		font: {
			fontFiles: FONTS,
			// Looking through the machine's own fonts takes a while.
			loadSystemFonts: FONTS.length === 0,
			...(FONTS.length > 0 ? { defaultFontFamily: "Open Sans", sansSerifFamily: "Open Sans" } : {}),
		},
	});
	return image.asPng();
}
