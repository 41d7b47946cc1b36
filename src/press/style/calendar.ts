/** Months in one row, years below each other: where there is no room for days. `at` is what such a calendar lies in. */
const matrix = (
  at: string,
) => `${at} .year { display: grid; grid-template-columns: var(--of-year) 1fr; gap: 0 .25rem; align-items: center; border: 0; padding: 1px 0; }
${at} .year :is(h2, h3) { font-size: .875rem; margin: 0; white-space: nowrap; }
${at} .months { display: grid; grid-template-columns: repeat(12, minmax(24px, 1fr)); gap: 0; counter-reset: month; margin: 0; }
${at} .year:not(:has(.months))::after { content: ""; height: 1.5rem; border-radius: 2px; background: var(--wash); }
${at} .month { counter-increment: month; } ${at} .cells { display: none; }
${at} .month b { margin: 0; height: 1.625rem; background: var(--wash); background-clip: padding-box; border: 1px solid transparent; border-radius: 2px; }
${at} .month b a { display: grid; place-content: center; height: 100%; min-height: 0; color: var(--ink); font: 400 .6875rem/1 var(--sans); }
${at} .month b:not([class]) span { display: none; }
${at} .month .m1 { background-color: var(--h1); } ${at} .month .m2 { background-color: var(--h2); } ${at} .month .m3 { background-color: var(--h3); } ${at} .month .m4 { background-color: var(--h4); }
${at} .month :is(.m3, .m4) a { color: var(--paper); }
${at} .month b a:hover { outline: 2px solid var(--ink); outline-offset: -2px; }
@supports (content: counter(month) / "") {
  ${at} .month a span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  ${at} .month a::before { content: counter(month) / ""; }
}
`;

/** Every day of the paper. */
export const CALENDAR = `.front .calendar { border-top: 3px double var(--ink); padding-top: 1.25rem; margin-top: 3rem; position: relative; }
.hint { color: var(--soft); font-size: .9375rem; margin-top: -.4rem; } .ofmonths { display: none; }
.legend { font-size: .8125rem; color: var(--soft); display: flex; gap: 3px; align-items: center; margin-block: .6rem 1rem; }
.legend i { width: .8rem; height: .8rem; }
.legend i:first-of-type { margin-left: .4rem; } .legend i:last-of-type { margin-right: .4rem; }
.year { border-top: 1px solid var(--hair); padding-block: 1rem 1.1rem; }
.year h2, .year h3 { font: 700 1.25rem/1.3 var(--serif); letter-spacing: 0; color: inherit; margin: 0 0 .6rem; }
.year h2 a, .year h3 a, .month a { text-decoration: none; }
.months { display: grid; gap: .9rem .5rem; grid-template-columns: repeat(auto-fill, 10.5rem); }
.month { position: relative; } .month b { display: block; font: 400 .75rem/1.6 var(--sans); color: var(--soft); }
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
.large .cells a { font-size: .75rem; }
.cells .h3, .cells .h4 { color: var(--paper); }
.calendar { --of-year: 2.5rem; }
${matrix('.bymonth')}
@media (min-width: 40rem) { .calendar { --of-year: 9rem; } .bymonth .month b { height: 2rem; } .bymonth .year :is(h2, h3) { font-size: 1.0625rem; } }
@media (max-width: 59.99rem) {
  .front .calendar .ofdays { display: none; } .ofmonths { display: block; }
  ${matrix('.front .calendar')}
}
@media (max-width: 39.99rem) {
  .bymonth, .front .calendar > .year { margin-right: -.5rem; }
  .calendar:not(.large) .year small { display: none; }
  .calendar:not(.large) .year :is(h2, h3) { font: 400 .75rem/1.3 var(--sans); }
}
@media (max-width: 22.4rem) {
  .calendar:not(.large) .year { grid-template-columns: 1fr; }
  .calendar:not(.large) .year :is(h2, h3) { line-height: 1.5rem; } .calendar:not(.large) .year :is(h2, h3) a { display: inline-block; }
}
`;
