/** The one style sheet of a review: every part has a colour, a mark at its left and a word, so that no one needs the colour. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fcfbf7; --sheet: #fffefb; --wash: #f3f0e7; --ink: #1c1a17; --soft: #615c52; --hair: #ddd8cb; --spot: #8a1c14;
  --headline: #8a1c14; --standfirst: #a3480b; --byline: #1d4f91; --date: #0f6b66; --section: #6a3d9a; --tags: #9b2c6f;
  --body: #3d6b2f; --caption: #7a5c00; --picture: #7a5c00; --embed: #2f3f9e; --removed: #8c6a6a; --left: #b9b3a5;
  --tint: 9%;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei", sans-serif;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, "Songti TC", "Noto Serif CJK TC", "Noto Serif TC", serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151411; --sheet: #1a1916; --wash: #24211c; --ink: #e8e3d8; --soft: #a8a193; --hair: #38352d; --spot: #f0937f;
    --headline: #f0937f; --standfirst: #f0a860; --byline: #8ab8f5; --date: #6fd0c8; --section: #c6a3ee; --tags: #f09acb;
    --body: #9bcf86; --caption: #e0c060; --picture: #e0c060; --embed: #a9b4ff; --removed: #c9a3a3; --left: #6d675b;
    --tint: 13%;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 4rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); overflow-wrap: anywhere; }
body > header, main, body > footer { max-width: 76rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 3rem); }
body > header { padding-top: clamp(1.5rem, 4vw, 3rem); }
h1, h2, h3 { font-family: var(--serif); line-height: 1.3; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1rem + 2.6vw, 2.6rem); } h2 { font-size: 1.5rem; } h3 { font-size: 1.2rem; }
p, ul, ol, dl, table { margin: 0; } ul, ol { padding: 0; list-style: none; }
a { color: inherit; text-decoration-color: var(--hair); text-underline-offset: .2em; } a:hover { color: var(--spot); }
:focus-visible { outline: 2px solid var(--spot); outline-offset: 3px; }
code { font: .875em ui-monospace, Menlo, Consolas, monospace; }
.lede { max-width: 44em; color: var(--soft); margin-top: .7rem; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 3; }

.legend { position: sticky; top: 0; z-index: 2; background: var(--paper); border-block: 1px solid var(--hair); margin-top: 1.5rem; }
.legend ul { max-width: 76rem; margin-inline: auto; padding: .55rem clamp(1rem, 4vw, 3rem); display: flex; gap: .4rem 1rem; overflow-x: auto; font-size: .8125rem; white-space: nowrap; }
.legend li { display: flex; align-items: center; gap: .4em; }
.legend i { width: .9em; height: .9em; border-radius: 2px; border-left: 4px solid var(--part); background: color-mix(in srgb, var(--part) 25%, transparent); }

section { margin-top: 3rem; border-top: 3px double var(--ink); padding-top: 1.2rem; }
.table { overflow-x: auto; margin-top: 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: start; padding: .45rem 1.2rem .45rem 0; vertical-align: top; border-bottom: 1px solid var(--hair); }
th { font-weight: 600; color: var(--soft); font-size: .8125rem; white-space: nowrap; } td:first-child { min-width: 9rem; } td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
.worth { margin-top: 1rem; display: grid; gap: .8rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); }
.worth a { font-weight: 600; } .worth small { display: block; color: var(--soft); font-size: .875rem; }
.recipe { margin-top: .9rem; font-size: .9375rem; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.2rem; }
dt { color: var(--soft); } dd { margin: 0; }

article { background: var(--sheet); border: 1px solid var(--hair); border-radius: 4px; margin-top: 1.6rem; padding: clamp(.9rem, 2.5vw, 1.6rem); }
article header { border-bottom: 1px solid var(--hair); padding-bottom: .8rem; margin-bottom: 1rem; }
.where { font-size: .8125rem; color: var(--soft); margin-top: .3rem; }
.doubts { margin-top: .7rem; border-left: 4px solid var(--spot); background: color-mix(in srgb, var(--spot) 8%, transparent); padding: .5rem .9rem; font-size: .9375rem; }
.sides { display: grid; gap: 1.5rem; }
@media (min-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr) 20rem; align-items: start; } .facts { position: sticky; top: 4rem; } }
.facts { font-size: .875rem; order: -1; }
@media (min-width: 60rem) { .facts { order: 0; } }
.facts dl { display: grid; gap: .6rem 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.5rem), 1fr)); }
@media (min-width: 60rem) { .facts dl { grid-template-columns: 1fr; } }
.facts div { border-left: 4px solid var(--part, var(--hair)); padding-left: .7rem; }
.facts dt { font-size: .75rem; } .facts dd.from { color: var(--soft); font-size: .75rem; }
.facts .none { color: var(--soft); } .weak { color: var(--spot); font-weight: 600; }

.run { border-left: 4px solid var(--part); padding: .3rem .8rem .35rem; margin-block: 1px; background: color-mix(in srgb, var(--part) var(--tint), transparent); }
.run b { display: block; font: 600 .6875rem/1.5 var(--sans); letter-spacing: .02em; color: var(--part); }
.run p + p { margin-top: .35em; }
.run.headline p { font: 700 1.2rem/1.4 var(--serif); }
.run.left { background: none; padding-block: .1rem; } .run.left, .run.left b { color: var(--soft); }
.run.left p, .run.left summary { font-size: .875rem; line-height: 1.55; }
.run.left p + p { margin-top: .1em; }
.run.removed { background: repeating-linear-gradient(135deg, color-mix(in srgb, var(--removed) 14%, transparent) 0 5px, transparent 5px 10px); }
.run.removed p { color: var(--soft); text-decoration: line-through; text-decoration-color: color-mix(in srgb, var(--removed) 70%, transparent); font-size: .9375rem; }
.run.picture p::before { content: "▧ "; } .run.embed p::before { content: "▶ "; }
summary { cursor: pointer; }
.unshown { margin-top: 1rem; border-top: 1px dashed var(--soft); padding-top: .8rem; }
.note { font-size: .875rem; color: var(--soft); margin-top: .6rem; }
body > footer { margin-top: 4rem; padding-block: 1.2rem 3rem; font-size: .875rem; color: var(--soft); border-top: 1px solid var(--hair); }
${['headline', 'standfirst', 'byline', 'date', 'section', 'tags', 'body', 'caption', 'picture', 'embed', 'removed', 'left'].map((part) => `.${part} { --part: var(--${part}); }`).join('\n')}
@media print { .legend { position: static; } article { break-inside: avoid-page; } }
`;
