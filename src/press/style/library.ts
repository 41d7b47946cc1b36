/** The line that leads up to a library from each of its sites, and on from the search of one to that of all. */
export const UPWARD = `.upward { max-width: var(--width); margin-inline: auto; padding: .45rem clamp(1rem, 4vw, 3rem) 0; font-size: .8125rem; color: var(--soft); }
.upward a { display: inline-block; padding-block: .2rem; text-decoration: none; }
.upward a::before { content: "\\2190\\2002"; }
.upward a:hover { text-decoration: underline; }
.wider { margin-top: 2rem; border-top: 1px solid var(--hair); padding-top: .9rem; }
@media print { .upward { display: none; } }
`;

/** The front of a library. */
export const LIBRARY = `.library .flag h1 { border: 0; margin-right: 0; padding-bottom: .15em; }
.library .lead { max-width: 40em; margin: 1.25rem auto 0; text-align: center; line-height: var(--leading); color: var(--soft); }
.papers { margin-top: 2.5rem; }
.paper { border-top: 3px double var(--ink); padding-block: 1.5rem 2.75rem; display: grid; gap: 1.25rem 3rem; grid-template-columns: minmax(0, 1fr); }
.paper > * { min-width: 0; }
.library .paper h2 { font: 900 clamp(1.75rem, 1.2rem + 2.4vw, 2.75rem)/1.3 var(--serif); letter-spacing: .02em; color: inherit; margin: 0; }
.paper h2 a, .paper .headline { text-decoration: none; }
.paper .life { font-size: .875rem; color: var(--soft); letter-spacing: .03em; margin-top: .2rem; }
.paper .about { margin-top: .9rem; max-width: 40em; }
.paper .rescued { margin-top: 1rem; font-size: 1.0625rem; }
.paper .counts { display: flex; flex-wrap: wrap; gap: .1rem 1.4rem; margin-top: .2rem; }
.paper h3 { font: 700 .875rem/1.4 var(--sans); letter-spacing: .06em; color: var(--spot); margin-bottom: .3rem; }
.paper .last li { border-top: 1px solid var(--hair); padding-block: .6rem .65rem; }
.paper .last time { margin: 0; }
.paper .last .headline { font-size: 1.0625rem; }
.years { display: grid; grid-template-columns: repeat(auto-fit, minmax(2.625rem, 1fr)); gap: .75rem 0; margin-top: 1.5rem; }
.years li { max-width: 8rem; }
.years li > * { display: block; text-decoration: none; font-size: .75rem; font-variant-numeric: tabular-nums; color: var(--soft); padding-bottom: .15rem; min-height: 1.5rem; }
.years a:hover { color: var(--spot); }
.years svg { display: block; width: 100%; height: 2.25rem; padding-inline: 1px; border-bottom: 1px solid var(--ink); margin-bottom: .2rem; fill: var(--h3); }
.hits .outlet { font-weight: 700; color: var(--ink); }
@media (min-width: 60rem) {
  .paper { grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); }
  .paper .last { border-left: 1px solid var(--hair); padding-left: 2.25rem; }
}
`;
