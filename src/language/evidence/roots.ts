// The root of a German word beneath what the stemmer leaves: "geschlossen", "schließt" and "Schließung" are one root,
// so are "lehnte … ab" and "abgelehnt". For matching only.
import { foldMarks, type KnownLanguage, stem } from "../stems.ts";

/** Strong verbs: stem of the infinitive, preterite, participle, and the present where its vowel changes. Folded. */
const STRONG = `schliess schloss schloss;giess goss goss;lass liess lass;halt hielt halt;fall fiel fall;fahr fuhr fahr;
trag trug trag;schlag schlug schlag;lad lud lad;wachs wuchs wachs;geb gab geb gib;nehm nahm nomm nimm;sprech sprach sproch sprich;
brech brach broch brich;treff traf troff triff;sterb starb storb stirb;helf half holf hilf;werf warf worf wirf;werb warb worb wirb;
les las les lies;seh sah seh sieh;ess ass gess iss;mess mass mess miss;tret trat tret tritt;steh stand stand;geh ging gang;
lauf lief lauf;ruf rief ruf;stoss stiess stoss;rat riet rat;schlaf schlief schlaf;heb hob hob;zieh zog zog;flieg flog flog;
flieh floh floh;bieg bog bog;biet bot bot;verlier verlor lor;verlier verlor verlor;frier fror fror;lieg lag leg;
sitz sass sess;bitt bat bet;find fand fund;bind band bund;sing sang sung;sink sank sunk;spring sprang sprung;trink trank trunk;
zwing zwang zwung;gewinn gewann gewonn;beginn begann begonn;schwimm schwamm schwomm;bleib blieb blieb;schreib schrieb schrieb;
treib trieb trieb;steig stieg stieg;schweig schwieg schwieg;streit stritt stritt;reit ritt ritt;weis wies wies;preis pries pries;
leih lieh lieh;verzeih verzieh verzieh;greif griff griff;pfeif pfiff pfiff;reiss riss riss;beiss biss biss;schneid schnitt schnitt;
leid litt litt;scheid schied schied;meid mied mied;denk dach dach;bring brach brach;kenn kann kann;nenn nann nann;brenn brann brann;
renn rann rann;wend wand wand;wiss wuss wuss weiss;stehl stahl stohl stiehl;empfehl empfahl empfohl empfiehl;fehl fehl fehl;
schwor schwor schwor;luge log log;betrug betrog betrog;genies genoss genoss;schiess schoss schoss;fliess floss floss;
graben grub grab;back buk back;wasch wusch wasch;schaff schuf schaff;fecht focht focht;dring drang drung;ring rang rung;
schwind schwand schwund;sinn sann sonn;komm kam komm;hang hing hang;fang fing fang;heiss hiess heiss;unterlieg unterlag unterleg;
bewerb bewarb beworb bewirb;verderb verdarb verdorb verdirb;erschreck erschrak erschrock erschrick;gelt galt golt gilt;
bescheiss beschiss beschiss;reib rieb rieb;schein schien schien;schleich schlich schlich;streich strich strich;weich wich wich;gleich glich glich`;

const strong = new Map<string, string>();
/** The stems to which the present adds its -t. */
const presents = new Set<string>();
for (const line of STRONG.split(";")) {
	const [infinitive, ...rest] = line.trim().split(" ");
	for (const form of [infinitive!, ...rest]) if (!strong.has(form)) strong.set(form, infinitive!);
	presents.add(infinitive!);
	if (rest[2]) presents.add(rest[2]);
}
// "gebracht" and "gebrochen" meet in "brach"; with their t they are apart.
for (const [form, infinitive] of [
	["bracht", "bring"],
	["dacht", "denk"],
	["kannt", "kenn"],
	["nannt", "nenn"],
	["brannt", "brenn"],
	["wusst", "wiss"],
	["sandt", "send"],
	["wandt", "wend"],
] as const)
	strong.set(form, infinitive);

const SEPARABLE =
	"zurück zurueck zusammen voraus heraus herein hinein hinaus herunter raus rein runter rauf weiter fort fest frei nach statt stand leicht los mit vor weg auf aus bei ein her hin ab an um zu dar"
		.split(" ")
		.map(foldMarks)
		.sort((a, b) => b.length - a.length);
const PARTICLES = new Set(SEPARABLE);
const INSEPARABLE = ["ver", "zer", "ent", "emp", "miss", "unter", "uber", "wider", "be", "er"];
const ENDING = /(?:teten|tete|eten|tet|ete|ten|te|et|en|t|e|n)$/;
const LEAST = 3;

/** A word's root without its separable particle, and the particle ("" for none): "abgelehnt" is lehn + ab. */
export interface Lexeme {
	readonly root: string;
	readonly particle: string;
}

const cache = new Map<string, Lexeme>();

/** Whether a folded word can stand at the end of a clause as the particle of its verb ("lehnte den Antrag ab"). */
export const isParticle = (folded: string): boolean => PARTICLES.has(foldMarks(folded));

/**
 * The root of a word. For English the stem.
 * @param word as it stands in the text: in German its capital tells nouns from verbs
 */
export function lexeme(word: string, language: KnownLanguage): Lexeme {
	if (language === "en" || word.length > 40) return plain(stem(word, language));
	const known = cache.get(word);
	if (known !== undefined) return known;
	const result = germanRoot(word);
	if (cache.size > 20_000) cache.clear();
	cache.set(word, result);
	return result;
}

function germanRoot(word: string): Lexeme {
	const folded = foldMarks(word);
	const capital = /^\p{Lu}/u.test(word);
	const action = /^(.{3,}?)ung(?:en|s)?$/.exec(folded)?.[1];
	if (action) return verbLexeme(`${action}en`);
	const nominal = /^(.{4,}?)(?:ung|igkeit|heit|keit|schaft)(?:en)?$/.exec(folded)?.[1];
	if (nominal) return plain(nominal);
	if (capital) {
		const noun = stem(word, "de");
		const nominalised = /^ge.{4,}e[rnms]?$/.test(folded);
		const verb = strongRoot(noun, nominalised) ?? strongRoot(noun.replace(ENDING, ""), nominalised);
		return plain(verb ?? noun.replace(/en$/, ""));
	}
	return verbLexeme(/e[rsm]$/.test(folded) && folded.length > 5 ? stem(word, "de") : folded);
}

const plain = (bare: string): Lexeme => ({ root: bare, particle: "" });

/** The infinitive's stem of a strong verb's form, with an inseparable prefix kept ("verließ" → "verlass"). */
function strongRoot(form: string, participle = true): string | undefined {
	const bare = participle ? form.replace(/^ge(?=.{3})/, "") : form;
	for (const candidate of [form, bare]) {
		const known = strong.get(candidate);
		if (known) return known;
	}
	for (const prefix of INSEPARABLE) {
		const known = form.startsWith(prefix) ? strong.get(form.slice(prefix.length)) : undefined;
		if (known) return prefix + known;
	}
	return undefined;
}

/** Whether a form without its -t is the present of a strong verb, with or without an inseparable prefix. */
const isPresent = (form: string): boolean =>
	presents.has(form) ||
	INSEPARABLE.some((prefix) => form.startsWith(prefix) && presents.has(form.slice(prefix.length)));

function verbLexeme(folded: string): Lexeme {
	const whole = verbForm(folded, true);
	if (whole.sure) return plain(whole.root);
	for (const particle of SEPARABLE) {
		const rest = folded.slice(particle.length);
		if (!folded.startsWith(particle) || rest.length < 4) continue;
		return { root: verbForm(rest.replace(/^zu(?=.{4})/, ""), false).root, particle };
	}
	return plain(whole.root);
}

function verbForm(form: string, careful: boolean): { root: string; sure: boolean } {
	// A -t is the ending of the present ("liegt") or of a weak verb ("gelegt"), never of a strong participle.
	for (const ending of ["t", "et"]) {
		const present = form.endsWith(ending) ? form.slice(0, -ending.length) : "";
		if (present.length >= LEAST && isPresent(present)) return { root: strongRoot(present, false)!, sure: true };
	}
	for (const candidate of [form, form.replace(/(?:en|e|n|st)$/, ""), form.replace(/ene[nrms]?$/, "")]) {
		const known = candidate.length >= LEAST ? strongRoot(candidate) : undefined;
		if (known) return { root: known, sure: true };
	}
	const participle = /^ge.{3,}(?:t|en|te|ten|ter|tes|tem|ene|enen|ener)$/.test(form);
	let bare = participle ? form.slice(2) : form;
	bare = bare.replace(/(?<=t|en)e[rnms]?$/, "");
	const cut = bare.replace(ENDING, "");
	return { root: cut.length >= LEAST ? cut : bare, sure: participle && !careful };
}
