// The demonstration newspaper's articles: those that are there at the start, newest first, and those still to come.
import { bibliothek } from "./stories/bibliothek.ts";
import { faehre } from "./stories/faehre.ts";
import { feuerwehr } from "./stories/feuerwehr.ts";
import { grundstueck } from "./stories/grundstueck.ts";
import { hallenbad } from "./stories/hallenbad.ts";
import { lannebruecke } from "./stories/lannebruecke.ts";
import { nachtbus } from "./stories/nachtbus.ts";
import { papierfabrik } from "./stories/papierfabrik.ts";
import { stadtmauer } from "./stories/stadtmauer.ts";
import { tempo30 } from "./stories/tempo-30.ts";
import { wasserstand } from "./stories/wasserstand.ts";
import type { Story } from "./story.ts";

export const PUBLISHED: readonly Story[] = [
	papierfabrik,
	grundstueck,
	hallenbad,
	faehre,
	tempo30,
	wasserstand,
	feuerwehr,
	bibliothek,
];

/** In the order of their appearance. */
export const UPCOMING: readonly Story[] = [lannebruecke, stadtmauer, nachtbus];
