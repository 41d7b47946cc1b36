/** An article. */
export const ARTICLE = `.story main { padding-top: clamp(1.75rem, 5vw, 3.5rem); }
article { display: grid; font-size: var(--size); line-height: var(--leading); grid-template-columns: minmax(0, var(--measure)); justify-content: center; }
article > header { margin-bottom: 1.5rem; }
article h1 { font-size: clamp(1.5rem, 1rem + 2.4vw, 2.75rem); font-weight: 900; line-height: 1.32; }
article h1.long { font-size: clamp(1.25rem, 1rem + 1vw, 1.75rem); line-height: 1.45; }
.standfirst { font-family: var(--body); font-size: 1.1em; color: var(--soft); margin-top: .8em; }
.rail { font-size: .875rem; line-height: 1.7; color: var(--soft); border-top: 1px solid var(--ink); padding-top: .7rem; margin-bottom: 2rem; display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; font-family: var(--sans); }
.rail .byline { font-weight: 700; color: var(--ink); font-size: .9375rem; }
.rail a { text-decoration: none; display: inline-block; } .rail a:hover { text-decoration: underline; }
.text { font-family: var(--body); min-width: 0; line-break: strict; hanging-punctuation: allow-end; }
.text:lang(zh) { text-spacing-trim: normal; }
/* On a telephone a line is 17 characters: an English word in it would tear holes into the rest. */
@media (min-width: 40rem), print { .text:lang(zh) { text-align: justify; } }
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
article > footer > :is(section, details) { border-top: 1px solid var(--hair); margin-top: 1.75rem; padding-top: 1rem; }
article > footer h2:not(.hidden), article summary { font: 700 .9375rem/1.6 var(--sans); }
article > footer > section > :not(h2) { margin-top: .6rem; } :is(.thread, .related) a { text-decoration: none; } :is(.thread, .related) a:hover { text-decoration: underline; }
article summary { cursor: pointer; } article details + details { margin-top: 1rem !important; }
.related ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .9rem 2rem; }
.related li a, .thread li, .thread li [lang] { font-family: var(--serif); } .related li a { font-weight: 700; line-height: 1.5; }
.related small, .thread small { display: block; font-family: var(--sans); }
.thread ol { border-left: 1px solid var(--hair); margin-left: .3rem; padding-left: 1.2rem; }
.thread li { position: relative; } .thread li + li { margin-top: .7rem; } .thread [aria-current] { font-weight: 700; } .thread [aria-current] small { font-weight: 400; color: var(--spot); }
.thread li::before { content: ""; position: absolute; left: -1.2rem; top: .6em; width: .5rem; height: .5rem; margin-left: -.25rem; border-radius: 50%; background: var(--paper); border: 1px solid var(--soft); } .thread [aria-current]::before { background: var(--spot); border-color: var(--spot); }
.revisions ol { list-style: decimal; padding-left: 1.6em; } .revisions small { margin-left: .6em; } .revisions a { display: inline-block; min-height: 1.5rem; }
.changes > div { font-family: var(--body); line-height: var(--leading); } .changes small { font-weight: 400; margin-left: .6em; }
.changes div p + p { margin-top: .8em; } .changes .stayed { font: .8125rem/1.6 var(--sans); color: var(--soft); } .stayed::before { content: "⋯ "; }
ins { background: var(--h1); text-decoration: underline 1px var(--spot); text-underline-offset: .2em; } del { color: var(--soft); text-decoration-color: var(--spot); }
article footer dl { font-size: .875rem; line-height: 1.6; margin-top: .9rem; display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: .5rem 1.25rem; }
.cite p, .cite pre { user-select: all; } .cite pre { font-size: .8125rem; white-space: pre-wrap; padding: .7rem .9rem; margin: 0; } .cite dl { gap: .9rem 1.25rem; } .cite dt small, .cite dt a { display: block; font-size: .8125rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.provenance p { font-size: .8125rem; color: var(--soft); margin-top: .9rem; }
.neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; max-width: 45.125rem; margin: 3rem auto 0; border-top: 3px double var(--ink); padding-top: 1.1rem; font-family: var(--serif); line-height: 1.5; }
.neighbours a { text-decoration: none; } .neighbours small { display: block; font-family: var(--sans); }
.neighbours [rel=next] { text-align: end; }
`;
