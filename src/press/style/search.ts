/** The box on every page, and the page of the search. */
export const SEARCH = `input, button { font: inherit; color: inherit; border-radius: 0; }
button { cursor: pointer; background: none; border: 1px solid var(--ink); padding: .35rem .9rem; }
button:hover { color: var(--spot); border-color: currentColor; }
[role=search] { position: relative; display: flex; }
[role=search] input { min-width: 0; flex: 1; background: none; border: 0; border-bottom: 1px solid var(--soft); padding: .25rem .1rem; appearance: none; }
[role=search] input::placeholder { color: var(--soft); opacity: 1; }
[role=search] input:focus { outline: 0; border-bottom-color: var(--spot); box-shadow: 0 1px 0 var(--spot); }
[role=search] input::-webkit-search-cancel-button { appearance: none; }
.box { font-size: .9375rem; width: 11rem; }
.box button { border: 0; padding: .25rem .3rem; margin-left: -2rem; height: 2rem; width: 2rem; }
.box input { padding-right: 2.1rem; }
.box svg { width: 1.125rem; height: 1.125rem; display: block; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
.flag .box { width: min(100%, 24rem); margin: .9rem auto 0; font-size: 1rem; text-align: start; }
.suggestions { position: absolute; inset: calc(100% + .35rem) 0 auto; z-index: 2; max-height: min(26rem, 70vh); overflow-y: auto; background: var(--paper); border: 1px solid var(--ink); font-size: .9375rem; line-height: 1.45; text-align: start; box-shadow: 0 .5rem 1.5rem #0003; }
.box .suggestions { left: auto; width: min(26rem, calc(100vw - 2rem)); }
.flag .box .suggestions { left: 0; width: 100%; }
.suggestions li { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr) auto; gap: .75rem; align-items: baseline; padding: .5rem .8rem; cursor: pointer; border-top: 1px solid var(--hair); }
.suggestions li:first-child { border-top: 0; }
.suggestions :is(li:hover, [aria-selected=true]) { background: var(--wash); }
.suggestions [aria-selected=true] { box-shadow: inset 3px 0 var(--spot); }
.suggestions small:last-child { font-variant-numeric: tabular-nums; }
mark { background: none; color: var(--spot); font-weight: 700; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .22em; text-decoration-color: color-mix(in srgb, var(--spot) 45%, transparent); }
.headline mark, .suggestions mark { font-weight: inherit; }

.search main { padding-top: clamp(1.5rem, 5vw, 3.5rem); min-height: 90vh; }
.ask { gap: 1rem; align-items: flex-end; border-bottom: 3px double var(--ink); padding-bottom: .5rem; }
.ask input { font: 700 clamp(1.375rem, 1rem + 2vw, 2.25rem)/1.4 var(--serif); border: 0 !important; box-shadow: none !important; padding: 0; }
.ask:focus-within { border-bottom-color: var(--spot); }
.ask input::placeholder { font-weight: 400; }
.ask button { background: var(--ink); color: var(--paper); white-space: nowrap; margin-bottom: .25rem; }
.ask button:hover { background: var(--spot); color: var(--paper); }
.ask .suggestions { top: calc(100% + 3px); }
.how { font-size: .8125rem; color: var(--soft); margin-top: .6rem; }
.browse { margin-top: 3rem; border-top: 1px solid var(--hair); padding-top: 1rem; }
.browse h2 { font: 700 .9375rem/1.5 var(--sans); color: var(--soft); margin-bottom: .5rem; }
#answer[aria-busy=true] .results { opacity: .55; }
.answered { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 2rem; min-height: 2rem; }
.answered .count { font: 700 1.125rem/1.6 var(--serif); color: var(--ink); margin: 0; }
.orders { display: flex; gap: 1.25rem; font-size: .9375rem; }
.orders a { text-decoration: none; color: var(--soft); padding-block: .2rem; }
.orders [aria-current] { color: var(--ink); font-weight: 700; box-shadow: 0 2px 0 var(--spot); }
.found { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem 3rem; margin-top: 1.75rem; }
[hidden] { display: none !important; }
.results > p { margin-block: .5rem 1rem; }
.hits { border-top: 1px solid var(--ink); }
.hits li { padding-block: 1.1rem; }
.hits .headline { font-size: 1.25rem; }
.hits p { margin-top: .3rem; font-size: .9375rem; line-height: 1.75; color: var(--soft); }
.rows.hits small { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
.hits small time { margin: 0; }
.hits .section { color: var(--spot); }
.namesakes { display: flex; flex-wrap: wrap; gap: .5rem; }
.namesakes a { border: 1px solid var(--hair); padding: .3rem .75rem; text-decoration: none; font-weight: 700; }
.namesakes span { font-weight: 400; font-size: .8125rem; color: var(--soft); margin-right: .25em; }
.namesakes a:hover { border-color: currentColor; }
.sieve > summary, .sieve details > summary, .sieve h2 { font: 700 .9375rem/1.5 var(--sans); cursor: pointer; padding-block: .45rem; }
.sieve h2 { cursor: auto; }
.sieve > summary { border-block: 1px solid var(--hair); }
.sieve details, .sieve section { border-top: 1px solid var(--hair); }
.sieve details > div { padding-bottom: .9rem; min-height: 2rem; }
.sieve li { display: flex; justify-content: space-between; gap: .75rem; align-items: baseline; }
.sieve li a { text-decoration: none; padding-block: .22rem; min-width: 0; font-size: .9375rem; }
.sieve li a:hover { text-decoration: underline; }
.sieve li [aria-current] { font-weight: 700; color: var(--spot); }
.sieve li [aria-current]::after { content: " \\00d7"; }
.sieve small { font-variant-numeric: tabular-nums; }
.sieve .clear { padding-block: .45rem; font-size: .9375rem; }
.plainly { border: 0; padding: .3rem 0; color: var(--soft); text-decoration: underline; text-underline-offset: .22em; font-size: .875rem; }
.histogram { padding-bottom: 1rem; }
.bars { position: relative; padding-bottom: 1.4rem; margin-inline: .1rem; }
.bars svg { display: block; width: 100%; height: 5rem; border-bottom: 1px solid var(--ink); cursor: ew-resize; touch-action: pan-y; }
.bars rect { fill: var(--h3); } .bars .out { fill: var(--hair); }
.bars input { position: absolute; inset: auto 0 0; width: 100%; height: 1.5rem; margin: 0; appearance: none; background: none; pointer-events: none; }
.bars input::-webkit-slider-thumb { appearance: none; pointer-events: auto; width: 1.5rem; height: 1.5rem; border: .4375rem solid var(--paper); border-radius: 50%; background: var(--ink); cursor: ew-resize; }
.bars input::-moz-range-thumb { pointer-events: auto; width: .625rem; height: .625rem; border: .4375rem solid var(--paper); border-radius: 50%; background: var(--ink); cursor: ew-resize; }
.bars input:focus-visible { outline: 0; }
.bars input:focus-visible::-webkit-slider-thumb { background: var(--spot); outline: 2px solid var(--spot); outline-offset: -3px; }
.bars input:focus-visible::-moz-range-thumb { background: var(--spot); outline: 2px solid var(--spot); outline-offset: -3px; }
.range { display: block; font-size: .875rem; color: var(--soft); }
.histogram form { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .5rem; margin-top: .5rem; font-size: .8125rem; }
.histogram label span { display: block; color: var(--soft); }
.histogram [type=month] { width: 100%; background: none; border: 1px solid var(--hair); padding: .25rem .3rem; min-height: 1.9rem; }
.histogram form button { grid-column: 1 / -1; font-size: .875rem; }
.folder { display: grid; gap: .5rem; margin-top: 1rem; font-weight: 700; width: fit-content; max-width: 100%; }
.folder input { max-width: 100%; font-weight: 400; }
`;
