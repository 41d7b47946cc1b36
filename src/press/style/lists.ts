/** Lists of articles and names. */
export const LISTS = `.list main { padding-top: 2.5rem; }
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
.biography { max-width: var(--measure); line-height: var(--leading); border-left: 3px solid var(--hair); padding-left: 1.1rem; margin-block: -.5rem 1.5rem; }
.biography p + p { margin-top: .6em; } .biography .role { font: 700 .875rem/1.6 var(--sans); color: var(--soft); }
.biography details { margin-top: .6rem; font-size: .9375rem; color: var(--soft); } .biography summary { cursor: pointer; } .biography hr { border: 0; border-top: 1px solid var(--hair); }
.rows time a { text-decoration: none; }
.pager { margin-top: 2.5rem; }
.pager ul { gap: .25rem; align-items: center; }
.pager a, .pager span { display: block; padding: .3rem .7rem; text-decoration: none; font-variant-numeric: tabular-nums; }
.pager span { background: var(--ink); color: var(--paper); }
.around { display: flex; justify-content: space-between; gap: 2rem; margin-top: 3rem; font-size: .9375rem; }
.around a { text-decoration: none; }
.prose { max-width: var(--measure); line-height: var(--leading); }
.prose p, .prose pre, .prose ul { margin-block: 1em; } .prose h2 { font-size: 1.25rem; margin-top: 2em; }
.prose ul { list-style: disc; padding-left: 1.4em; }
`;
