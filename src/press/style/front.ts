/** The front page. */
export const FRONT = `.flag { text-align: center; padding-top: 1.25rem; }
.ear { font-size: .8125rem; color: var(--soft); letter-spacing: .06em; }
.flag h1 { font-size: clamp(3rem, 10.5vw, 6.5rem); font-weight: 900; letter-spacing: .01em; line-height: 1.2; padding-block: .12em .3em; }
/* 港灣日報 Harbour Daily: on a phone it breaks between its names. */
.flag h1:lang(zh) { text-wrap: balance; letter-spacing: .08em; margin-right: -.08em; }
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
.top small a, .rest small a, .rows small a { text-decoration: none; }
a.section { margin-right: .6em; }
.top small a:hover, .rest small a:hover, .rows small a:hover { text-decoration: underline; }
a.section { color: var(--spot); }
aside > * + *, .intro > * + * { margin-top: 1.5rem; }
.about { line-height: 1.85; }
.about p + p { margin-top: .8em; }
.rescued { font: 700 1.25rem/1.6 var(--serif); }
.counts { font-size: .9375rem; color: var(--soft); }
.counts li { padding-block: .3rem; }
.front .index { border-top: 1px solid var(--ink); padding-top: 1rem; }
.index small { font-variant-numeric: tabular-nums; white-space: nowrap; }
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
`;
