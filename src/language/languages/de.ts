import { type Language, words } from "./language.ts";

/** German: what it takes to find its sentences. Its grammar of saying is in `../german/`. */
export const german: Language = {
	code: "de",
	abbreviations: words(`
		abb abs abschn abt adj allg anm art aufl ausg bd bes betr bhf bspw bzgl bzw ca co corp dez dgl dipl dr ebd ehem
		eigtl einschl entspr etc evtl evt exkl feb febr fr frz geb gegr gem gen gest ges ggf ggfs hbf hg hl hr hrsg hst inc ing inkl
		insb insbes jan jh jhd jr jun kap kath lfd lic lt ltd mag max mdl med min mind mio mr mrd mrs ms möbl mwst nat nov nr okt
		oberst op phil pkt prof rd red rer resp röm sen sept sog spr st std stdl stellv str tel tsd ugs urspr usf usw vers
		verh vgl vol vors vs wiss zit zool zzgl zt bay bspw hptst i.d.r o.ä`),
	closingAbbreviations: words("usw etc usf co inc ltd corp jr mio mrd jh tsd str std abs art u.a"),
	months:
		words(`januar jänner februar märz april mai juni juli august september oktober november dezember jan feb febr mrz
		apr jun jul aug sep sept okt nov dez`),
	beforeOrdinal:
		words(`am der die das den dem des im beim zum zur vom bis ab seit ins ein eine einen einem einer eines ihr ihre ihren ihrem
		ihrer sein seine seinen seinem seiner und oder jeder jedes jede jeden unser montag dienstag mittwoch donnerstag freitag samstag sonntag
		karl ludwig wilhelm`),
	beforeDay: words("am vom bis ab seit zum und oder montag dienstag mittwoch donnerstag freitag samstag sonntag"),
	starters:
		words(`der die das den dem des ein eine einen einem einer eines er sie es wir ihr ich man dies diese dieser dieses diesen
		diesem jener jene jedoch doch aber und oder auch nach vor in im am an auf bei beim mit von vom zu zum zur für gegen um durch über unter
		seit während wegen trotz laut aus als wenn weil da dass ob wie wo wer was warum nun so damit dabei danach dann dort hier heute gestern
		morgen zudem außerdem allerdings dennoch trotzdem deshalb daher darum somit jetzt bisher bislang nur noch schon erst bereits nicht kein
		keine keiner mehr viele einige mehrere alle beide andere weitere sein seine ihre ihrer ihren seinen seiner seinem unser unsere zwar sollte sollten
		nachdem obwohl falls bevor insgesamt ebenso derzeit zuvor später anschließend daraufhin demnach infolge neben zwischen hinter ohne bis
		mitte ende anfang rund etwa fast knapp allein selbst sogar ferner darüber davon dazu darauf gegenüber angesichts aufgrund dagegen
		hingegen eigentlich vielleicht offenbar angeblich gut denn sowohl weder entweder`),
	signs:
		words(`der die das und ist nicht mit den von zu ein eine auf für im dem des sich auch als an es er sie wird sei hat bei nach
		dass aus wie über werden war haben oder aber wurde noch`),
};
