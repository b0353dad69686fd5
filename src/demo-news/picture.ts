// A picture for each article, painted so that the demonstration needs no files. PNG, since Discord shows no SVG.
import { crc32, deflateSync } from "node:zlib";
import type { Story } from "./story.ts";

const WIDTH = 960;
const HEIGHT = 504;

/** @returns a PNG of 960 × 504: a sky between the story's two colours over three hills */
export function renderPicture(story: Pick<Story, "picture" | "slug">): Buffer {
	const [dark, light] = story.picture.colours.map(colour) as [Colour, Colour];
	// The slug decides where the hills lie, so that no two pictures are the same.
	const seed = (crc32(story.slug) % 1000) / 1000;
	const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
	for (let y = 0; y < HEIGHT; y++) {
		const row = y * (WIDTH * 3 + 1) + 1;
		for (let x = 0; x < WIDTH; x++) {
			let shade = (y / HEIGHT) * 0.45;
			for (let hill = 0; hill < 3; hill++) {
				const top = HEIGHT * (0.55 + hill * 0.13) - Math.sin((x / WIDTH) * 5 + seed * 9 + hill * 2) * 38;
				if (y > top) shade = 0.55 + hill * 0.2;
			}
			for (let channel = 0; channel < 3; channel++)
				rows[row + x * 3 + channel] = light[channel]! + (dark[channel]! - light[channel]!) * shade;
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(WIDTH, 0);
	header.writeUInt32BE(HEIGHT, 4);
	header.set([8, 2, 0, 0, 0], 8);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk("IHDR", header),
		chunk("IDAT", deflateSync(rows, { level: 6 })),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

type Colour = [red: number, green: number, blue: number];

function colour(hex: string): Colour {
	return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Colour;
}

function chunk(name: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	body.copy(framed, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
