/** What differs on wider screens and on paper. */
export const MEDIA = `@media (max-width: 39.99rem) {
  .large .months { margin-inline: -.5rem; }
  .index ul { columns: 8.5rem; column-gap: 1.25rem; }
  .bar .box { width: 100%; }
  .bar .box .suggestions { width: 100%; }
  .how { display: none; }
}
@media (min-width: 40rem) {
  .large .months { grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 2rem 2.25rem; }
  .names { grid-template-columns: 1fr; }
}
@media (min-width: 60rem) {
  .front .calendar > .year .months { grid-template-columns: repeat(4, 10.5rem); justify-content: space-between; }
  .sheet:has(.stories) { grid-template-columns: minmax(0, 2.1fr) minmax(0, 1fr); gap: 0; }
  .sheet:has(.stories) { grid-template-rows: auto 1fr; }
  .stories { padding-right: 2.25rem; grid-row: 1 / span 2; grid-column: 1; }
  .sheet:has(.stories) > :is(.intro, aside) { grid-column: 2; border-left: 1px solid var(--hair); padding-left: 2.25rem; }
  .sheet:has(.stories) > aside { padding-top: 2rem; }
  aside .index ul { columns: 1; }
  .rest { columns: 2; column-gap: 2.25rem; }
  .names { grid-template-columns: 1fr 1.6fr; gap: 3rem; }
}
@media (min-width: 60rem) {
  .found { grid-template-columns: minmax(0, 56rem) 17rem; grid-template-rows: auto 1fr; justify-content: space-between; }
  .found > * { grid-column: 1; }
  .found > .sieve { grid-column: 2; grid-row: 1 / span 2; }
  .sieve > summary { display: none; }
  .sieve > div > :first-child, .sieve section:first-child { border-top-color: var(--ink); }
}
@media (min-width: 72rem) {
  .front .calendar > .year .months { grid-template-columns: repeat(6, 10.5rem); }
  article { grid-template-columns: minmax(9rem, 1fr) minmax(0, var(--measure)) minmax(0, 1fr); column-gap: 2.5rem; }
  article > header, article > footer, .text { grid-column: 2; }
  .rail { grid-column: 1; grid-row: 2 / span 2; display: block; margin-top: .55rem; height: fit-content; }
  .rail p + p { margin-top: .5rem; } .rail span { display: block; font-size: .8125rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --wash: #fff; --hair: #bbb; --spot: #000; --h1: #e4e4e4; --h2: #c4c4c4; --h3: #777; --h4: #333; color-scheme: light; print-color-adjust: exact; }
  .bar nav, .flag nav, [role=search], .sieve, .orders, .skip, .neighbours, .pager, .around, body > footer ul { display: none; }
  article { font-size: 11pt; display: block; } main, .bar, .flag, body > footer { max-width: none; padding-inline: 0; } .bar::after, body > footer::before { inset-inline: 0; }
  details::details-content { content-visibility: visible; display: block; } summary { list-style: none; }
  .text { font-family: var(--serif); } .tags, .thread, .related, .cite :is(dt, dd):nth-of-type(n + 3) { display: none; }
  figure, li { break-inside: avoid; } h1, h2, h3 { break-after: avoid; } a { text-decoration: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
