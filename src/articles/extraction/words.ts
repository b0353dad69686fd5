// What German and English sites call the parts of a page, in class names, ids and headings. No rule names a site.
import type { Element } from "./tree.ts";

/** Why a part of a page is not the article's text. */
export type Reason =
	| "comments"
	| "related"
	| "share"
	| "author"
	| "newsletter"
	| "consent"
	| "advertisement"
	| "navigation"
	| "caption"
	| "meta"
	| "furniture"
	| "hidden";

/** Each pattern is matched against " word word " made of the class, id, role and item type of one element. */
const CLASS_WORDS: readonly (readonly [Reason, RegExp])[] = [
	[
		"hidden",
		/ \| (hidden|invisible|hide|d none|sr only|screen reader text|visually ?hidden|element invisible|offscreen) \| /u,
	],
	[
		"comments",
		/ (comments?|comment(list|form|text|body|area|wrap|section|box|count|ary|er|author|content|reply)|kommentare?|kommentar\w+|leser(kommentar|meinung|brief)\w*|respond|reply|replies|disqus|discourse|trackbacks?|pingbacks?|guestbook|gaestebuch|diskussion|forum post|opinary) /u,
	],
	[
		"related",
		/ (related\w*|yarpp\w*|verwandte\w*|aehnliche\w*|similar\w*|recommend\w*|recirc\w*|empfehl\w*|outbrain|taboola|plista|ligatus|meistgelesen\w*|mostread|most read|most popular|popular\w*|trending|recent posts?|recentposts|latest (posts?|news|articles)|more (articles|news|posts|stories|on|from)|mehr (zum|artikel|themen|news|aus)|read (more|also|next|on)|readmore|see also|also read|also|weitere (artikel|beitraege|news|meldungen|themen)|weiterlesen|lesen ?sie|auch interessant|zum thema|linked articles|teasers|teaser (list|liste|box|block|group|container|wrapper|grid|row)|teaserlist\w*|crp|jp relatedposts|next article|more ?articles|articles? list|news ?list|post ?list|posts ?grid|card ?list) /u,
	],
	[
		"share",
		/ (shar(e|es|ing|ed|ebar|ebox|er)|share\w*|sharedaddy|sd (sharing|like)|social\w*|teilen|shariff\w*|addthis\w*|addtoany\w*|a2a|heateor\w*|ssba|bookmarks?|bookmarking|followus|follow us|like ?box|fb like|likebutton|tweetmeme|flattr|whatsapp|facebook|pocket|xing|pinterest) /u,
	],
	[
		"author",
		/ (about (the )?author|author (box|bio|info|about|card|profile|desc|description|details|block|container|wrap|area|section|meta)|author(box|bio|info|card|profile|desc)|autoren?(box|info|profil|kasten)|autoren? (box|info|profil|kasten|biografie|bio)|post author|entry author|bio|biography|profile|profil|saboxplugin\w*|m a box) /u,
	],
	[
		"newsletter",
		/ (newsletter\w*|signup|sign up|subscribe\w*|subscription\w*|abonnieren|abonnement|abobox|abo (box|teaser|banner|hinweis)|mailchimp|mc4wp\w*|optin|push ?notification\w*|paywall\w*|plus ?teaser|registrierung|piano) /u,
	],
	[
		"consent",
		/ (cookies?|cookie\w*|consent\w*|gdpr\w*|dsgvo\w*|ccpa|cmp|borlabs\w*|usercentrics|onetrust\w*|modal\w*|popups?|popup\w*) /u,
	],
	[
		"advertisement",
		/ (ads?|adv|advert\w*|ad(box|slot|unit|container|wrapper|banner|sense|space)|adsbygoogle|anzeigen?|werbung\w*|werbe\w+|sponsor(ed|s)?|promo|promotion\w*|promobox|banner\w*|affiliate\w*|dfp|gpt|billboard|skyscraper|superbanner|rectangle|medrec|product box|amazon) /u,
	],
	[
		"navigation",
		/ (nav|navi|navigation\w*|navbar\w*|topnav|subnav\w*|mainnav\w*|metanav\w*|menu|menue?|menus|submenu|mainmenu|menubar|menuitem|dropdown|breadcrumbs?|breadcrumb\w*|brotkrumen?|crumbs?|pfad|pagination|paginat(or|ion)|pager|paging|pagenav\w*|postnav\w*|skip ?link|skiplinks?|sitemap|toolbar|jump ?(to|marks?)|prev ?next|previous|next|toc|inhaltsverzeichnis|table of contents|sprungmarken?|language switch\w*|langswitch\w*|wpml\w*|tabs? ?nav\w*|back ?to ?top|totop|nach oben|zurueck|backlink|quicklinks?|servicelinks?|linklist\w*|link ?liste?) /u,
	],
	[
		"caption",
		/ (captions?|wp caption|caption\w*|figcaption|bild(unterschrift|text|unterzeile|legende|quelle|nachweis|info)|bildunter\w*|bu|image ?(caption|credits?|source|description|copyright)|img ?(caption|credit)|photo ?(credit|caption)|foto ?(credit|text|info|quelle)|\w?caption \w+|legende|gallery ?caption|media ?(caption|info|credit)|credits?|copyright|rights) /u,
	],
	[
		"meta",
		/ (meta|metas|metadata|metainfo|metaline|metabox|byline|by line|dateline|datum|date|datetime|timestamp|published|pubdate|post (date|info|meta|details|categories|tags|views|byline)|entry (meta|date|utility|info|categories|tags|footer|date)|entrymeta|postmeta\w*|postinfo|postmetadata|article (meta|info|date|tools?|footer|actions|byline)|tags?|taglist|tagcloud|tag links|schlagworte?|schlagwoerter|stichworte?|keywords|cat links|categor(y|ies)|kategorien?|rubrik|posted on|posted in|postedby|author|autor|reading ?time|lesezeit|lesedauer|counter|read time|rating\w*|ratings|bewertung\w*|voting|vote|votes|poll|umfrage|print|printlink|drucken|post ?ratings|kk star\w*|actions|funktionen|tools?) /u,
	],
	[
		"furniture",
		/ (footer\w*|foot|site footer|fusszeile|impressum|sidebar\w*|side bar|seitenleiste|rightcol\w*|leftcol\w*|right ?column|left ?column|rechte? ?spalte|linke? ?spalte|marginal\w*|randspalte|widgets?|widget\w*|privacy|datenschutz\w*|overlay\w*|tooltip\w*|lightbox|search\w*|suche|suchfeld|suchformular|login\w*|logon|account|register|warenkorb|cart|shop ?cart|masthead|topbar|top bar|site header|page header|pageheader|siteheader|logo|branding|spenden?|spende\w*|donate|donation\w*|paypal|kontakt(box|formular|info|daten)?|contact (box|form|info|us)|ansprechpartner\w*|vg ?wort|event ?(list|calendar)|kalender|calendar|archiv\w*|partner|partners|jobs|stellenanzeigen?|noprint|no print|print ?only|printonly|screen reader text|sr only|visually ?hidden|visuallyhidden|element invisible|offscreen|player|video ?js|jwplayer|slider\w*|slideshow\w*|carousel\w*|swiper\w*|gallery|galerie|bildergalerie|fotostrecke) /u,
	],
];

/** Names about the state of an element or the layout of its surroundings, and the classes WordPress gives to every post. */
const MODIFIER =
	/^(?:has|no|not|with|without|is|js|if|hide|show|open|type|status|format)[-_]|^post-\d|^(?:category|tag)[-_](?!links?|list|cloud|box|wrap|s\b)|(?:label|title)[-_]+hidden$|[-_](?:hidden|hide|none|invisible)$/u;

/** An element's class, id and role as " | word word | word ": one part a name, camel case split, umlauts written out. */
export function wordsOf(element: Element): string {
	// Every rule asks for the same elements.
	element.words ??= spellNames(element);
	return element.words;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

function spellNames(element: Element): string {
	const { class: names = "", id = "", role = "" } = element.attributes;
	const custom = element.tag.includes("-") ? element.tag : "";
	if (!names && !id && !role && !custom) return "";
	const parts: string[] = [];
	for (const name of `${custom} ${names} ${id} ${role}`.split(/\s+/u)) {
		if (name && !MODIFIER.test(name)) parts.push(/^[a-z]+$/u.test(name) ? name : spell(name));
	}
	return ` | ${parts.join(" | ")} | `;
}

function spell(name: string): string {
	return name
		.replace(/([a-zäöüß\d])([A-ZÄÖÜ])/g, "$1 $2")
		.toLowerCase()
		.replace(/[äöüß]/gu, (letter) => UMLAUTS[letter]!)
		.replace(/[^a-z0-9]+/gu, " ")
		.trim();
}

/** What an element's names say it is, or null. */
export function reasonOfNames(words: string): Reason | null {
	if (words === "") return null;
	for (const [reason, pattern] of CLASS_WORDS)
		if (pattern.test(words)) {
			if (process.env.DBG) console.log(reason, words, pattern.exec(words)![0]);
			return reason;
		}
	return null;
}

/** Names of the element that holds an article's text and little else. */
export const BODY_NAMES =
	/ (entry content|post content|article (content|body|text|main|copy)|articlebody|articletext|articlecontent|story (body|content|text)|storytext|artikel(text|inhalt|body)?|artikel (text|inhalt|body)|beitrag(s)?(text|inhalt)?|beitrag (text|inhalt)|post (body|text|entry)|postbody|posttext|blog (content|text|post|entry)|news (text|content|body|detail)|newstext|news single|bodytext|body text|fliesstext|rich ?text|maintext|main (text|content)|single (content|post)|td post content|content (body|text|main)|text ?body|page content|ce bodytext|e content|field name body|node content) /u;

/** Names of an introduction that often stands outside the text's element. */
export const LEAD_NAMES =
	/ (lead|leadtext|lead ?in|vorspann|anriss|anleser|einleitung|intro|introtext|introduction|teaser|teasertext|subtitle|sub ?headline|subline|dek|standfirst|abstract|excerpt|summary|kicker ?text|unterzeile|dachtext) /u;

/** Names of a box that advertises another article in the middle of this one. */
export const TEASER_NAMES =
	/ (teaser|teaserbox|inline teaser|article teaser|embed article|article embed|internal link|link ?box|linkteaser|leseempfehlung|lesetipp) /u;

/** Names of the frame around a picture; short text inside is its caption. */
export const PICTURE_NAMES =
	/ (image ?box|image ?wrap(per)?|imagewrap|image|images|img|img ?wrap(per)?|bild|bilder|bildbox|foto|fotos|photo|picture|pictures|media ?element|mediaelement|media ?image|textpic imagewrap|textpic center|article ?image|news ?img|news img wrap|figure|thumbnail|thumb|wp caption|attachment) \| /u;
