/**
 * The one style sheet. Themes are its custom properties; system fonts only, no fake italics for Chinese
 * (emphasis marks instead), no colour that says something which words do not.
 */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fcfbf7; --wash: #f3f0e7; --ink: #1c1a17; --soft: #615c52; --hair: #ddd8cb; --spot: #8a1c14;
  --h1: #ecd6c9; --h2: #d9a48c; --h3: #ad5039; --h4: #861a12;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, serif;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
  --body: var(--serif);
  --leading: 1.68;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151411; --wash: #201e1a; --ink: #e8e3d8; --soft: #a8a193; --hair: #38352d; --spot: #f0937f;
    --h1: #43261f; --h2: #79392d; --h3: #cc6a56; --h4: #f0937f;
  }
}
[lang|=zh], [lang|=yue] {
  --serif: "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", "Noto Serif CJK HK", "Microsoft JhengHei", serif;
  --sans: "PingFang TC", "PingFang HK", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Microsoft JhengHei", system-ui, sans-serif;
  --body: var(--sans);
  --leading: 1.85;
}
[lang|=zh-Hans], [lang|=zh-CN], [lang|=zh-SG] {
  --serif: "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "Microsoft YaHei", serif;
  --sans: "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif;
}
[lang|=en] {
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, serif;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
  --body: var(--serif);
  --leading: 1.68;
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 var(--sans); text-autospace: normal; overflow-wrap: anywhere;
}
main, .bar, .flag, body > footer { max-width: 78rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 3rem); }
h1, h2, h3 { font-family: var(--serif); font-weight: 700; line-height: 1.3; margin: 0; text-wrap: balance; }
/* A Chinese headline breaks between its phrases, where its spaces are, before it breaks inside one. */
:is(h1, h2, h3, .headline):lang(zh) { text-wrap: pretty; word-break: keep-all; line-break: strict; }
h1, h2, h3, .headline { text-spacing-trim: trim-start; }
p, ul, ol, dl, figure { margin: 0; }
p, li, dd, figcaption { text-wrap: pretty; }
ul, ol { padding: 0; list-style: none; }
a { color: inherit; text-decoration-color: var(--hair); text-underline-offset: .22em; text-decoration-thickness: 1px; }
a:hover { color: var(--spot); text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--spot); outline-offset: 3px; border-radius: 1px; }
small { font-size: .8125rem; color: var(--soft); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; background: var(--paper); padding: .5rem 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
pre.plain { white-space: pre-wrap; font: inherit; background: none; padding: 0; }
pre { overflow-x: auto; background: var(--wash); padding: 1rem; line-height: 1.5; }

/* Masthead of inner pages, and the foot. */
.bar { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 2rem; padding-block: 1.1rem .9rem; position: relative; }
.bar::after { content: ""; position: absolute; inset: auto clamp(1rem, 4vw, 3rem) 0; border-bottom: 3px double var(--ink); }
.name { font: 900 1.375rem/1.3 var(--serif); letter-spacing: .04em; text-decoration: none; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; }
.bar nav a, .flag nav a { text-decoration: none; font-size: .9375rem; display: inline-block; padding-block: .2rem; }
.bar nav { margin-left: auto; }
body > footer { margin-top: 5rem; padding-block: 1.5rem 3rem; font-size: .875rem; color: var(--soft); position: relative; display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline; }
body > footer::before { content: ""; position: absolute; inset: 0 clamp(1rem, 4vw, 3rem) auto; border-top: 3px double var(--ink); }
body > footer ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; }
body > footer .name { font-size: 1.125rem; color: var(--ink); }
.rights { margin-left: auto; }

/* Front page. */
.flag { text-align: center; padding-top: 1.25rem; }
.ear { font-size: .8125rem; color: var(--soft); letter-spacing: .06em; }
.flag h1 { font-size: clamp(3rem, 10.5vw, 6.5rem); font-weight: 900; letter-spacing: .01em; line-height: 1.2; padding-block: .12em .2em; }
.flag h1:lang(zh) { letter-spacing: .08em; margin-right: -.08em; }
.flag h1.long { font-size: clamp(1.875rem, 6vw, 4rem); }
.flag:not(:has(nav)) h1 { border-bottom: 3px double var(--ink); }
.flag nav { border-top: 3px double var(--ink); border-bottom: 1px solid var(--ink); padding-block: .45rem; }
.flag nav ul { justify-content: center; gap: .25rem 2.4rem; }
.sheet:not(:has(.stories)) { max-width: 40rem; }
.sheet { display: grid; gap: 2.5rem; padding-top: 1.75rem; }
.front h2 { font: 700 .9375rem/1.4 var(--sans); letter-spacing: .08em; color: var(--spot); margin-bottom: .8rem; }
.top { padding-bottom: 1.5rem; }
.top h3 { font-size: clamp(1.5rem, 1rem + 2.4vw, 2.625rem); line-height: 1.28; font-weight: 900; }
.top h3 a, .headline { text-decoration: none; }
.top p { margin-block: .8rem .4rem; font-size: 1.0625rem; line-height: 1.8; color: var(--ink); max-width: 40em; }
.plate { display: block; margin-bottom: 1rem; }
.plate img { width: 100%; aspect-ratio: 16 / 9; object-fit: cover; }
img { max-width: 100%; height: auto; display: block; background: var(--wash); }
.headline { font-family: var(--serif); font-weight: 700; font-size: 1.125rem; line-height: 1.45; display: block; text-wrap: pretty; }
.rest li { border-top: 1px solid var(--hair); padding-block: .9rem 1rem; break-inside: avoid; }
.rest p { margin-top: .35rem; font-size: .9375rem; line-height: 1.7; color: var(--soft); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
small time { margin-left: .6em; }
.rest small, .rows small { display: block; margin-top: .3rem; }
.rest small a, .rows small a { text-decoration: none; }
a.section { margin-right: .6em; }
.rest small a:hover, .rows small a:hover { text-decoration: underline; }
a.section { color: var(--spot); }
aside > * + * { margin-top: 1.5rem; }
.about { line-height: 1.85; }
.about p + p { margin-top: .8em; }
.rescued { font: 700 1.25rem/1.6 var(--serif); }
.counts { font-size: .9375rem; color: var(--soft); }
.counts li { padding-block: .3rem; }
.front .index { border-top: 1px solid var(--ink); padding-top: 1rem; }
.index small { font-variant-numeric: tabular-nums; }
.index a { text-decoration: none; }
.index a:hover { text-decoration: underline; }
.index ul { columns: 10.5rem; column-gap: 2rem; }
.index li { display: flex; justify-content: space-between; align-items: baseline; gap: .75rem; border-bottom: 1px solid var(--hair); padding-block: .42rem; break-inside: avoid; }
.index li a { min-width: 0; }
.all { margin-top: .9rem; font-size: .9375rem; }
.names { display: grid; gap: 2.5rem; margin-top: 3.5rem; }
.sameday { border-top: 1px solid var(--ink); padding-top: 1rem; }
.sameday li { display: grid; grid-template-columns: 3.75rem 1fr; gap: .75rem; border-bottom: 1px solid var(--hair); padding-block: .55rem; }
.sameday .headline { font-size: 1rem; }
.sameday b { font: 400 .875rem/1.65 var(--sans); color: var(--soft); }
.sameday b a { text-decoration: none; }

/* Every day of the paper. */
.front .calendar { border-top: 3px double var(--ink); padding-top: 1.25rem; margin-top: 3rem; position: relative; }
.hint { color: var(--soft); font-size: .9375rem; margin-top: -.4rem; }
.legend { font-size: .8125rem; color: var(--soft); display: flex; gap: 3px; align-items: center; margin-block: .6rem 1rem; }
.legend i { width: .8rem; height: .8rem; }
.legend i:first-of-type { margin-left: .4rem; } .legend i:last-of-type { margin-right: .4rem; }
.year { border-top: 1px solid var(--hair); padding-block: 1rem 1.1rem; }
.year h2, .year h3 { font: 700 1.25rem/1.3 var(--serif); letter-spacing: 0; color: inherit; margin: 0 0 .6rem; }
.year h2 a, .year h3 a, .month a, .longyear b a { text-decoration: none; }
.months { display: grid; gap: .9rem .5rem; grid-template-columns: repeat(auto-fill, 10.5rem); }
.month b { display: block; font: 400 .75rem/1.6 var(--sans); color: var(--soft); }
.month b a { display: block; min-height: 1.5rem; }
.cells { display: grid; grid-template-columns: repeat(7, minmax(1.5rem, 1fr)); }
/* With the gap around it a day is 24 px high and wide: the least that a finger can be asked to meet (WCAG 2.2, 2.5.8). */
.cells a, .cells i { aspect-ratio: 1; border: 1px solid transparent; border-radius: 2px; background: var(--wash); background-clip: padding-box !important; }
.cells a { font-size: .6875rem; line-height: 1; display: grid; place-content: center; text-decoration: none; color: var(--ink); font-variant-numeric: tabular-nums; }
.legend i { background: var(--wash); border-radius: 1px; }
.cells a:hover { outline: 2px solid var(--ink); outline-offset: -2px; }
.h1 { background: var(--h1) !important; } .h2 { background: var(--h2) !important; } .h3 { background: var(--h3) !important; } .h4 { background: var(--h4) !important; }
.w1 { grid-column-start: 2; } .w2 { grid-column-start: 3; } .w3 { grid-column-start: 4; } .w4 { grid-column-start: 5; } .w5 { grid-column-start: 6; } .w6 { grid-column-start: 7; }
.large .month b { display: block; font: 700 1.0625rem/1.8 var(--serif); color: var(--ink); }
.large .year { border: 0; }
.large .cells a, .longyear .cells a { font-size: .75rem; }
.cells .h3, .cells .h4 { color: var(--paper); }
.longyear { padding-block: .35rem; }
.longyear .cells { grid-template-columns: repeat(12, 1fr); }
.longyear .cells a, .longyear .cells i { aspect-ratio: auto; height: 2rem; }
.longyear b { font: 700 1.0625rem/1.3 var(--serif); }

/* Lists. */
.list main { padding-top: 2.5rem; }
.head { margin-bottom: 2rem; }
.head h1 { font-size: clamp(1.875rem, 4.5vw, 2.75rem); font-weight: 900; }
.kicker { font: 700 .9375rem/1.5 var(--sans); color: var(--spot); margin-bottom: .4rem; letter-spacing: .04em; }
.kicker a { text-decoration: none; }
.count { color: var(--soft); margin-top: .4rem; }
.day { font: 700 .9375rem/1.5 var(--sans); color: var(--soft); margin-top: 2rem; padding-bottom: .5rem; border-bottom: 1px solid var(--ink); }
.day a { text-decoration: none; }
.rows li { padding-block: .85rem; border-bottom: 1px solid var(--hair); }
.rows { max-width: 56rem; } .day { max-width: 56rem; }
.head + .rows { border-top: 1px solid var(--ink); }
.list .index ul { columns: 15rem; }
.pager { margin-top: 2.5rem; }
.pager ul { gap: .25rem; align-items: center; }
.pager a, .pager span { display: block; padding: .3rem .7rem; text-decoration: none; font-variant-numeric: tabular-nums; }
.pager span { background: var(--ink); color: var(--paper); }
.around { display: flex; justify-content: space-between; gap: 2rem; margin-top: 3rem; font-size: .9375rem; }
.around a { text-decoration: none; }
.prose { max-width: 38em; line-height: var(--leading); }
.prose p, .prose pre, .prose ul { margin-block: 1em; } .prose h2 { font-size: 1.25rem; margin-top: 2em; }
.prose ul { list-style: disc; padding-left: 1.4em; }
.tally { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin-block: 1.5rem 2rem; }
.tally dt { font-size: .875rem; color: var(--soft); } .tally dd { margin: 0; font: 700 1.75rem/1.3 var(--serif); }
.losses b { font-weight: 700; margin-right: .4em; } .losses .why { color: var(--soft); }

/* An article. */
.story main { padding-top: clamp(1.75rem, 5vw, 3.5rem); }
article { display: grid; font-size: 1.1875rem; line-height: var(--leading); grid-template-columns: minmax(0, 38em); justify-content: center; }
article > header { margin-bottom: 1.5rem; }
article h1 { font-size: clamp(1.5rem, 1rem + 2.4vw, 2.75rem); font-weight: 900; line-height: 1.32; }
.standfirst { font-family: var(--body); font-size: 1.1em; color: var(--soft); margin-top: .8em; }
.rail { font-size: .875rem; line-height: 1.7; color: var(--soft); border-top: 1px solid var(--ink); padding-top: .7rem; margin-bottom: 2rem; display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; font-family: var(--sans); }
.rail .byline { font-weight: 700; color: var(--ink); font-size: .9375rem; }
.rail a { text-decoration: none; display: inline-block; } .rail a:hover { text-decoration: underline; }
.text { font-family: var(--body); min-width: 0; line-break: strict; hanging-punctuation: allow-end; }
.text:lang(zh) { text-align: justify; text-spacing-trim: normal; }
.text > * + * { margin-top: 1.15em; }
.text > :first-child { margin-top: 0 !important; }
.text h2, .text h3, .text h4, .text h5, .text h6 { font-family: var(--serif); font-weight: 700; line-height: 1.45; text-align: start; margin-top: 2em; }
.text h2 { font-size: 1.3em; } .text h3 { font-size: 1.15em; } .text h4, .text h5, .text h6 { font-size: 1em; }
.text a { text-decoration-color: var(--soft); }
.text ul { list-style: disc; padding-left: 1.5em; } .text ol { list-style: decimal; padding-left: 1.8em; }
.text li + li { margin-top: .4em; }
.text blockquote { margin-inline: 0; padding-left: 1.1em; border-left: 3px solid var(--hair); color: var(--soft); }
.text blockquote > * + * { margin-top: .8em; }
.text hr { border: 0; text-align: center; height: 1.5em; margin-block: 1.6em; }
.text hr::before { content: "＊　＊　＊"; color: var(--soft); font-size: .75em; letter-spacing: .3em; }
em:lang(zh), em:lang(ja), i:lang(zh) { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
sup, sub { line-height: 0; font-size: .7em; }
.table { overflow-x: auto; font-size: .875em; line-height: 1.6; }
table { overflow-wrap: break-word; border-collapse: collapse; min-width: 60%; border-block: 1px solid var(--ink); }
th, td { min-width: 4.5em; padding: .5em .9em .5em 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--hair); }
th { border-bottom-color: var(--ink); } td.right, th.right { text-align: right; } td.center, th.center { text-align: center; }
thead:not(:has(th:not(:empty))) { display: none; }
cite { font-style: normal; } cite::before { content: "\\2014\\2002"; }
.text figure { margin-block: 2em; text-align: start; }
.text .tall { max-width: min(100%, 24rem); }
figcaption { font: .875rem/1.65 var(--sans); color: var(--soft); margin-top: .6rem; padding-bottom: .6rem; border-bottom: 1px solid var(--hair); }
.plates { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
.plates { align-items: center; }
.text .plates img { width: 100%; max-width: 100%; max-height: 32rem; object-fit: contain; }
.lost, .card { display: block; font: .875rem/1.65 var(--sans); color: var(--soft); padding: 1rem 1.15rem; background: var(--wash); text-align: start; }
.lost { border: 1px dashed var(--soft); background: repeating-linear-gradient(135deg, var(--wash) 0 6px, transparent 6px 12px); }
.lost > * { background: var(--paper); box-shadow: 0 0 0 .2em var(--paper); }
.lost b, .card b { color: var(--ink); font-weight: 700; margin-right: .5em; }
.lost small, .card small { display: block; width: fit-content; margin-top: .35rem; }
.lost q, .card q { quotes: none; }
.card { border-left: 3px solid var(--spot); }
.note { font: .9375rem/1.6 var(--sans); padding: .8rem 1.1rem; border: 1px solid var(--spot); text-align: start; }
article > footer { margin-top: 3rem; font: .9375rem/1.7 var(--sans); }
.tags { display: flex; flex-wrap: wrap; gap: .5rem; }
.tags a { max-width: 100%; display: block; padding: .15rem .75rem; border: 1px solid var(--hair); border-radius: 1rem; text-decoration: none; font-size: .875rem; }
.tags a:hover { border-color: currentColor; }
.revisions, .provenance { border-top: 1px solid var(--hair); margin-top: 1.75rem; padding-top: 1rem; }
.revisions h2, .provenance summary { font: 700 .9375rem/1.6 var(--sans); }
.revisions ol { list-style: decimal; padding-left: 1.6em; margin-top: .4rem; }
.provenance summary { cursor: pointer; }
.provenance dl { font-size: .875rem; line-height: 1.6; margin-top: .9rem; display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: .5rem 1.25rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.provenance p { font-size: .8125rem; color: var(--soft); margin-top: .9rem; }
.neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; max-width: 45.125rem; margin: 3rem auto 0; border-top: 3px double var(--ink); padding-top: 1.1rem; font-family: var(--serif); line-height: 1.5; }
.neighbours a { text-decoration: none; } .neighbours small { display: block; font-family: var(--sans); }
.neighbours [rel=next] { text-align: end; }

@media (min-width: 40rem) {
  .longyear { display: grid; grid-template-columns: 4.5rem 1fr; align-items: center; gap: 1rem; }
  .large .months { grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 2rem 2.25rem; }
  .names { grid-template-columns: 1fr; }
}
@media (min-width: 60rem) {
  .sheet:has(.stories) { grid-template-columns: minmax(0, 2.1fr) minmax(0, 1fr); gap: 0; }
  .stories { padding-right: 2.25rem; }
  .stories + aside { border-left: 1px solid var(--hair); padding-left: 2.25rem; }
  aside .index ul { columns: 1; }
  .rest { columns: 2; column-gap: 2.25rem; }
  .names { grid-template-columns: 1fr 1.6fr; gap: 3rem; }
}
@media (min-width: 72rem) {
  article { grid-template-columns: minmax(9rem, 1fr) minmax(0, 38em) minmax(0, 1fr); column-gap: 2.5rem; }
  article > header, article > footer, .text { grid-column: 2; }
  .rail { grid-column: 1; grid-row: 2 / span 2; display: block; margin-top: .55rem; height: fit-content; }
  .rail p + p { margin-top: .5rem; } .rail span { display: block; font-size: .8125rem; }
}
@media (max-width: 39.99rem) { .months { margin-inline: -.5rem; } }
@media (min-width: 48rem) { .front .months { grid-template-columns: repeat(4, 10.5rem); justify-content: space-between; } }
@media (min-width: 72rem) { .front .months { grid-template-columns: repeat(6, 10.5rem); } }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --wash: #fff; --hair: #bbb; --spot: #000; --h1: #e4e4e4; --h2: #c4c4c4; --h3: #777; --h4: #333; color-scheme: light; print-color-adjust: exact; }
  .bar nav, .skip, .neighbours, .pager, .around, body > footer ul { display: none; }
  article { font-size: 11pt; display: block; } main, .bar, .flag, body > footer { max-width: none; padding-inline: 0; } .bar::after, body > footer::before { inset-inline: 0; }
  details::details-content { content-visibility: visible; display: block; }
  figure, li { break-inside: avoid; } h1, h2, h3 { break-after: avoid; } a { text-decoration: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
