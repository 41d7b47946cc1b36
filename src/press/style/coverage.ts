/** What was rescued and what is missing: bars, tables and lists. */
export const COVERAGE = `:root { --s-rescued: var(--ink); --s-tombstone: #c9785d; --s-never: #e2cfb9; --s-other: #a58f74; }
@media (prefers-color-scheme: dark) { :root { --s-rescued: #d8d1c2; --s-tombstone: #b4563f; --s-never: #4c4437; --s-other: #7d7260; } }
.whole svg, .drawn svg { display: block; width: 100%; background: var(--wash); }
.whole svg { height: 1.1rem; }
.rescued + .whole { margin-top: .8rem; } .rescued + .whole svg { height: .5rem; }
.rescued a { text-decoration: none; } .rescued a:hover { text-decoration: underline; }
.s-rescued { fill: var(--s-rescued); background: var(--s-rescued); }
.s-tombstone { fill: var(--s-tombstone); background: var(--s-tombstone); }
.s-neverCaptured { fill: var(--s-never); background: var(--s-never); }
.s-unreadable, .s-failed, .s-blocked, .s-found, .s-withheld { fill: var(--s-other); background: var(--s-other); }
.swatch { display: inline-block; width: .7rem; height: .7rem; margin-right: .5em; border: 1px solid var(--soft); forced-color-adjust: none; }
.part { border-top: 1px solid var(--ink); padding-top: 1.1rem; margin-top: 3rem; max-width: 62rem; }
.part.first { border-top: 0; padding-top: 0; margin-top: 0; }
.part .rows, .part .reasons { max-width: none; }
.head .share { font: 700 1.3125rem/1.6 var(--serif); margin-top: .5rem; }
.brief li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .1rem 1.5rem; padding-block: .5rem; }
.brief .headline { font-size: 1rem; } .rows.brief small { margin-top: 0; }
.part > h2 { font-size: 1.5rem; font-weight: 900; }
.part > .hint { margin-block: .4rem .9rem; max-width: 38em; line-height: 1.75; }
.part h3 { font-size: 1.0625rem; margin-top: 1.4rem; }
.sums { margin-block: 1.25rem 1.5rem; }
.sum { display: grid; grid-template-columns: 11rem 5.5rem 1fr; gap: .1rem 1.25rem; align-items: baseline; border-bottom: 1px solid var(--hair); padding-block: .6rem; }
.sum dt { color: var(--ink); } .sum dd { text-align: end; font: 700 1.375rem/1.3 var(--serif); font-variant-numeric: tabular-nums; }
.sum .means { text-align: start; font: .9375rem/1.6 var(--sans); color: var(--soft); }
.scroll { overflow-x: auto; margin-top: .9rem; }
.periods { width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; border-block: 1px solid var(--ink); }
.periods th, .periods td { min-width: 0; padding: .45rem 0 .45rem 1.1rem; text-align: end; white-space: nowrap; vertical-align: middle; }
.periods th:first-child { text-align: start; padding-left: 0; font-family: var(--serif); }
.periods thead th { font: 400 .8125rem/1.5 var(--sans); color: var(--soft); vertical-align: bottom; }
.periods .drawn { width: 42%; min-width: 7rem; } .periods thead th { white-space: normal; } .periods .drawn svg { height: .8rem; background: none; }
.periods thead > tr > * { border-bottom-color: var(--ink); }
.periods th[scope=row] { border-bottom-color: var(--hair); }
.periods .none { color: var(--soft); }
.periods tfoot th, .periods tfoot td { border-bottom: 0; border-top: 1px solid var(--ink); font-weight: 700; }
.periods tbody tr:last-child > * { border-bottom: 0; }
.periods td a, .periods th a { display: inline-block; min-width: 1.5rem; padding-block: .1rem; }
.reasons { max-width: 56rem; margin-block: .6rem 1.5rem; }
.reasons div { display: flex; justify-content: space-between; align-items: baseline; gap: 1.5rem; border-bottom: 1px solid var(--hair); padding-block: .4rem; }
.reasons dt { color: inherit; } .reasons dd { font-variant-numeric: tabular-nums; color: var(--soft); white-space: nowrap; }
.missing .why, .losses .why { color: var(--soft); } .missing .headline small { display: inline; margin-left: .5em; font-family: var(--sans); font-weight: 400; }
.missing .address { font-size: .9375rem; } .state { font-weight: 400; font-size: .8125rem; border: 1px solid var(--hair); padding: .05rem .45rem; margin-right: .4em; white-space: nowrap; }
.losses ul { margin-top: .35rem; } .rows.losses li li { padding-block: .3rem; border: 0; font-size: .9375rem; }
.losses .caption, .losses .why { margin-right: .6em; } .rows.losses small { display: inline; } .losses > li > .headline { display: inline; margin-right: .5em; }
.jump { margin-block: 1rem; } .jump ul { gap: .25rem 1.1rem; } .jump a { display: inline-block; padding-block: .15rem; }
@media (max-width: 39.99rem) {
  .sum { grid-template-columns: 1fr auto; } .sum .means { grid-column: 1 / -1; }
  .periods .drawn { display: none; } .periods th { white-space: normal; overflow-wrap: normal; word-break: keep-all; } .periods th, .periods td { padding-left: .8rem; }
}
`;
