// Characters that are read as other letters. Hand-made from what the shapes look like in common fonts.

const PAIRS: readonly (readonly [string, string])[] = [
	// Cyrillic
	["а", "a"], ["б", "b"], ["в", "b"], ["г", "r"], ["е", "e"], ["ё", "e"], ["з", "e"], ["и", "u"], ["і", "i"], ["ї", "i"],
	["ј", "j"], ["к", "k"], ["ӏ", "l"], ["м", "m"], ["н", "h"], ["о", "o"], ["п", "n"], ["р", "p"], ["с", "c"], ["ѕ", "s"],
	["т", "t"], ["у", "y"], ["х", "x"], ["һ", "h"], ["ԁ", "d"], ["ԛ", "q"], ["ԝ", "w"], ["ѵ", "v"], ["ь", "b"], ["я", "r"],
	["ш", "w"], ["щ", "w"], ["є", "e"], ["ґ", "r"], ["ғ", "f"], ["ү", "y"], ["ҽ", "e"], ["ԍ", "g"], ["э", "e"],
	// Greek
	["α", "a"], ["β", "b"], ["γ", "y"], ["ε", "e"], ["ζ", "z"], ["η", "n"], ["ι", "i"], ["κ", "k"], ["μ", "u"], ["ν", "v"],
	["ο", "o"], ["π", "n"], ["ρ", "p"], ["σ", "o"], ["ς", "s"], ["τ", "t"], ["υ", "u"], ["χ", "x"], ["ω", "w"], ["ά", "a"],
	["έ", "e"], ["ή", "n"], ["ί", "i"], ["ό", "o"], ["ύ", "u"], ["ώ", "w"], ["ϲ", "c"], ["ϳ", "j"], ["ψ", "w"],
	// Phonetic letters, small capitals, turned letters
	["ᴀ", "a"], ["ʙ", "b"], ["ᴄ", "c"], ["ᴅ", "d"], ["ᴇ", "e"], ["ꜰ", "f"], ["ɢ", "g"], ["ʜ", "h"], ["ɪ", "i"], ["ᴊ", "j"],
	["ᴋ", "k"], ["ʟ", "l"], ["ᴍ", "m"], ["ɴ", "n"], ["ᴏ", "o"], ["ᴘ", "p"], ["ǫ", "q"], ["ʀ", "r"], ["ꜱ", "s"], ["ᴛ", "t"],
	["ᴜ", "u"], ["ᴠ", "v"], ["ᴡ", "w"], ["ʏ", "y"], ["ᴢ", "z"], ["ɑ", "a"], ["ɐ", "a"], ["ɓ", "b"], ["ƈ", "c"], ["ɔ", "c"],
	["ɗ", "d"], ["ɖ", "d"], ["ɛ", "e"], ["ǝ", "e"], ["ə", "e"], ["ɘ", "e"], ["ɡ", "g"], ["ɠ", "g"], ["ɦ", "h"], ["ɥ", "h"],
	["ɨ", "i"], ["ɩ", "i"], ["ʝ", "j"], ["ƙ", "k"], ["ʞ", "k"], ["ɭ", "l"], ["ɫ", "l"], ["ɱ", "m"], ["ɯ", "m"], ["ɲ", "n"],
	["ɳ", "n"], ["ɵ", "o"], ["ƥ", "p"], ["ɋ", "q"], ["ʠ", "q"], ["ɹ", "r"], ["ɾ", "r"], ["ɽ", "r"], ["ʂ", "s"], ["ƭ", "t"],
	["ʇ", "t"], ["ʈ", "t"], ["ʉ", "u"], ["ʋ", "v"], ["ʌ", "v"], ["ʍ", "w"], ["ƴ", "y"], ["ʎ", "y"], ["ʐ", "z"], ["ƶ", "z"],
	["ƨ", "s"], ["ƽ", "s"], ["ƅ", "b"], ["ɜ", "e"], ["ȝ", "z"],
	// Armenian, Cherokee, Hebrew, Thai and others that turn up in "fancy text"
	["ա", "w"], ["ե", "t"], ["զ", "q"], ["հ", "h"], ["ո", "n"], ["ս", "u"], ["օ", "o"], ["ց", "g"], ["յ", "j"], ["ք", "p"],
	["ꭺ", "a"], ["ꮯ", "c"], ["ꭼ", "e"], ["ꮋ", "h"], ["ꮖ", "i"], ["ꮶ", "k"], ["ꮮ", "l"], ["ꮇ", "m"], ["ꮲ", "p"], ["ꮪ", "s"],
	["ꭲ", "i"], ["ꮃ", "w"], ["ꭹ", "y"], ["ꮓ", "z"], ["ꭱ", "e"], ["ส", "s"], ["ค", "a"], ["є", "e"], ["เ", "i"], ["ร", "s"],
	["ห", "n"], ["๏", "o"], ["ภ", "n"], ["ц", "u"], ["ч", "y"], ["ж", "x"], ["ק", "p"], ["ץ", "y"], ["ץ", "y"], ["ש", "w"],
	["卂", "a"], ["乃", "b"], ["匚", "c"], ["刀", "d"], ["乇", "e"], ["千", "f"], ["厶", "g"], ["卄", "h"], ["丨", "i"], ["ﾉ", "i"],
	["ノ", "i"], ["ﾌ", "j"], ["フ", "j"], ["ズ", "k"], ["ㄥ", "l"], ["爪", "m"], ["几", "n"], ["ㄖ", "o"], ["卩", "p"], ["尺", "r"],
	["丂", "s"], ["ㄒ", "t"], ["ㄩ", "u"], ["山", "w"], ["ㄚ", "y"], ["乙", "z"],
]; // biome-ignore format: a table

/** Blocks of styled letters that compatibility folding leaves alone: 🅐 🅰 🇦, 26 letters each. */
const BLOCKS = [0x1f150, 0x1f170, 0x1f1e6];

function build(): ReadonlyMap<number, number> {
	const map = new Map<number, number>();
	for (const [from, to] of PAIRS) {
		const symbol = to.charCodeAt(0) - 96;
		map.set(from.codePointAt(0)!, symbol);
		const upper = from.toUpperCase();
		if ([...upper].length === 1 && !map.has(upper.codePointAt(0)!)) map.set(upper.codePointAt(0)!, symbol);
	}
	// Capitals that look like another letter than their small form does.
	for (const [from, to] of [
		["Н", "h"],
		["В", "b"],
		["Η", "h"],
		["Ν", "n"],
		["Υ", "y"],
		["Μ", "m"],
		["Ρ", "p"],
		["Σ", "e"],
	] as const)
		map.set(from.codePointAt(0)!, to.charCodeAt(0) - 96);
	for (const block of BLOCKS) for (let letter = 0; letter < 26; letter++) map.set(block + letter, letter + 1);
	return map;
}

/** Code points and the letter (1–26) they look like. */
export const LOOKALIKES: ReadonlyMap<number, number> = build();

/** Digits and symbols in the place of a letter; where two are usual, both are tried. */
export const LEET: ReadonlyMap<number, readonly [number, number]> = new Map(
	(
		[
			["0", "oo"], ["1", "il"], ["2", "zz"], ["3", "ee"], ["4", "aa"], ["5", "ss"], ["6", "gb"], ["7", "t1"], ["8", "bb"], ["9", "gg"],
			["@", "aa"], ["$", "ss"], ["!", "il"], ["€", "ee"], ["£", "ll"], ["§", "ss"], ["|", "il"], ["¡", "ii"], ["¢", "cc"], ["+", "tt"],
			["(", "cc"], ["¥", "yy"], ["×", "xx"], ["*", "  "],
		] as const
	)
		.filter(([from]) => from !== "*")
		.map(([from, to]) => [
			from.codePointAt(0)!,
			[to.charCodeAt(0) - 96, (/[a-z]/.test(to[1]!) ? to.charCodeAt(1) : to.charCodeAt(0)) - 96] as const,
		]),
); // biome-ignore format: a table

const LOOKS = new Uint8Array(0x10000);
for (const [point, letter] of LOOKALIKES) if (point < LOOKS.length) LOOKS[point] = letter;
const IN_PLACE_OF = new Uint16Array(0x2100);
for (const [point, [first, second]] of LEET) IN_PLACE_OF[point] = (first << 5) | second;

/** The letter (1–26) that a code point looks like; 0 where it looks like none. */
export function looksLike(point: number): number {
	return point < LOOKS.length ? LOOKS[point]! : (LOOKALIKES.get(point) ?? 0);
}

/** The letters that a UTF-16 unit may stand in the place of, the usual one × 32 + the other; 0 where it stands for none. */
export function inPlaceOf(unit: number): number {
	return unit < IN_PLACE_OF.length ? IN_PLACE_OF[unit]! : 0;
}
