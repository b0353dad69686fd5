// The newspaper's web pages: an article with everything around it that a reader skips, and the front page.
import { type Entry, escapeHtml, pathOf, SITE } from "./entry.ts";
import { renderBody } from "./feed.ts";

const CSS = `*{box-sizing:border-box}body{margin:0;font:17px/1.6 Georgia,serif;color:#1a202c;background:#fffdf8}
a{color:#1a4f8b}.site-header{border-bottom:3px double #1a202c;padding:1.2rem 1rem;text-align:center}
.site-title{font-size:2.2rem;margin:0}.site-title a{color:inherit;text-decoration:none}nav ul{list-style:none;display:flex;gap:1rem;justify-content:center;padding:0;flex-wrap:wrap}
.columns{display:grid;grid-template-columns:minmax(0,2fr) minmax(14rem,1fr);gap:2.5rem;max-width:68rem;margin:2rem auto;padding:0 1rem}
@media(max-width:48rem){.columns{grid-template-columns:1fr}}h1{line-height:1.2}.entry-meta{color:#4a5568;font-size:.9rem}
img{max-width:100%;height:auto;display:block}figure{margin:0 0 1.2rem}figcaption{font-size:.85rem;color:#4a5568}
.widget{border-top:1px solid #a0aec0;padding-top:.5rem;font-size:.95rem}.teaser{border-left:4px solid #1a4f8b;padding:.2rem 1rem;margin:1.2rem 0;background:#eef3f9}
.comment-respond{border-top:1px solid #a0aec0;margin-top:2rem}label{display:block;margin-top:.6rem}input,textarea{width:100%;font:inherit;padding:.4rem}
.site-footer{border-top:1px solid #a0aec0;text-align:center;padding:1rem;font-size:.85rem;color:#4a5568}`;

const dates = new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Berlin" });

/** @param others the newest articles, for the sidebar; `related` those offered as further reading */
export function renderArticle(
	entry: Entry,
	origin: string,
	others: readonly Entry[],
	related: readonly Entry[],
): string {
	const url = `${origin}${pathOf(entry)}`;
	const image = `${origin}/bilder/${entry.slug}.png`;
	const data = {
		"@context": "https://schema.org",
		"@type": "NewsArticle",
		headline: entry.title,
		datePublished: new Date(entry.published).toISOString(),
		dateModified: new Date(entry.modified).toISOString(),
		author: { "@type": "Person", name: entry.author },
		publisher: { "@type": "Organization", name: SITE.name },
		image,
		mainEntityOfPage: url,
	};
	const head = `<link rel="canonical" href="${url}">
<link rel="shortlink" href="${origin}/?p=${entry.id}">
<link rel="alternate" type="application/rss+xml" title="${SITE.name} » ${escapeHtml(entry.title)} Kommentar-Feed" href="${url}feed/">
<meta name="description" content="${escapeHtml(entry.teaser)}">
<meta name="author" content="${escapeHtml(entry.author)}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escapeHtml(entry.title)}">
<meta property="og:description" content="${escapeHtml(entry.teaser)}">
<meta property="og:url" content="${url}">
<meta property="og:site_name" content="${SITE.name}">
<meta property="og:image" content="${image}">
<meta property="article:published_time" content="${new Date(entry.published).toISOString()}">
<meta property="article:modified_time" content="${new Date(entry.modified).toISOString()}">
<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`;
	const [first, second] = related;
	const body = renderBody(entry).split("\n");
	const middle = Math.ceil(body.length / 2);
	const teaser = (other: Entry | undefined) =>
		other
			? `<p class="teaser"><strong>Mehr zum Thema</strong> – <a href="${origin}${pathOf(other)}">${escapeHtml(other.title)}</a></p>`
			: "";
	const main = `<article id="post-${entry.id}" class="post type-post hentry category-${escapeHtml(entry.category.toLowerCase())}">
<header class="entry-header">
<p class="entry-category"><a href="${origin}/">${escapeHtml(entry.category)}</a></p>
<h1 class="entry-title">${escapeHtml(entry.title)}</h1>
<p class="entry-meta">Von <span class="author vcard">${escapeHtml(entry.author)}</span> · <time class="entry-date published" datetime="${new Date(entry.published).toISOString()}">${dates.format(entry.published)} Uhr</time>${entry.modified > entry.published ? ` · aktualisiert am ${dates.format(entry.modified)} Uhr` : ""}</p>
</header>
<figure class="post-thumbnail"><img src="${image}" width="1200" height="630" alt="${escapeHtml(entry.picture.alt)}"><figcaption>${escapeHtml(entry.picture.alt)}. Grafik: ${SITE.name}</figcaption></figure>
<div class="entry-content">
<p class="lead"><strong>${escapeHtml(entry.teaser)}</strong></p>
${body.slice(0, middle).join("\n")}
${teaser(first)}
${body.slice(middle).join("\n")}
${teaser(second)}
</div>
<footer class="entry-footer"><span>Teilen:</span> <a href="#">E-Mail</a> <a href="#">Drucken</a></footer>
</article>
<section id="comments" class="comments-area"><div id="respond" class="comment-respond">
<h3 id="reply-title" class="comment-reply-title">Schreibe einen Kommentar</h3>
<form action="${origin}/wp-comments-post.php" method="post" id="commentform" class="comment-form">
<p class="comment-notes">Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert</p>
<label for="comment">Kommentar *</label><textarea id="comment" name="comment" rows="6" required></textarea>
<label for="author">Name *</label><input id="author" name="author" required>
<label for="email">E-Mail-Adresse *</label><input id="email" name="email" type="email" required>
<p><button type="submit">Kommentar abschicken</button></p></form></div></section>`;
	return page({
		title: `${entry.title} – ${SITE.name}`,
		head,
		bodyClass: `single single-post postid-${entry.id}`,
		main,
		origin,
		others,
	});
}

export function renderFrontPage(entries: readonly Entry[], origin: string): string {
	const main = entries
		.map(
			(
				entry,
			) => `<article class="post"><h2 class="entry-title"><a href="${origin}${pathOf(entry)}">${escapeHtml(entry.title)}</a></h2>
<p class="entry-meta">${escapeHtml(entry.category)} · ${dates.format(entry.published)} Uhr</p><p>${escapeHtml(entry.teaser)}</p></article>`,
		)
		.join("\n");
	return page({
		title: `${SITE.name} – ${SITE.claim}`,
		head: `<link rel="canonical" href="${origin}/">`,
		bodyClass: "home blog",
		main,
		origin,
		others: entries,
	});
}

/** What stands where an article was withdrawn (410), or never was (404). */
export function renderMissing(origin: string, gone: boolean, others: readonly Entry[]): string {
	const main = `<h1>${gone ? "Dieser Artikel wurde zurückgezogen" : "Seite nicht gefunden"}</h1><p>${gone ? "Die Redaktion hat den Artikel zurückgezogen." : "Unter dieser Adresse gibt es nichts."}</p>`;
	return page({ title: `Nicht gefunden – ${SITE.name}`, head: "", bodyClass: "error404", main, origin, others });
}

interface PageParts {
	title: string;
	head: string;
	bodyClass: string;
	main: string;
	origin: string;
	others: readonly Entry[];
}

function page({ title, head, bodyClass, main, origin, others }: PageParts): string {
	const newest = others
		.slice(0, 5)
		.map((entry) => `<li><a href="${origin}${pathOf(entry)}">${escapeHtml(entry.title)}</a></li>`)
		.join("\n");
	return `<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="alternate" type="application/rss+xml" title="${SITE.name} » Feed" href="${origin}/feed/">
<link rel="alternate" type="application/rss+xml" title="${SITE.name} » Kommentar-Feed" href="${origin}/comments/feed/">
<meta name="generator" content="WordPress 6.8">
${head}
<style>${CSS}</style>
</head>
<body class="${bodyClass}">
<header class="site-header"><p class="site-title"><a href="${origin}/">${SITE.name}</a></p><p>${SITE.claim}</p>
<nav aria-label="Hauptmenü"><ul><li><a href="${origin}/">Startseite</a></li><li><a href="${origin}/feed/">RSS-Feed</a></li></ul></nav></header>
<div class="columns"><main id="main">
${main}
</main>
<aside class="sidebar widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Neueste Beiträge</h2><ul>
${newest}
</ul></section>
<section class="widget"><h2 class="widget-title">Newsletter</h2><p>Jeden Morgen um 6 Uhr das Wichtigste aus Ahlenbrück in Ihrem Postfach.</p></section></aside></div>
<footer class="site-footer"><p>Ahlenbrück, der Bote und alle Personen sind erfunden: eine Vorführung von Wortmeldung.</p><p>Kontakt: ${SITE.redaktion}</p></footer>
</body>
</html>
`;
}
