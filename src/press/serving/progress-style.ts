/** What the page of the progress has beside the site's own style. */
export const PROGRESS_STYLE = `
.progress main { padding-top: 2.5rem; }
#state { font-size: 1.125rem; margin-top: .4rem; }
.progress dl { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin-block: 1.5rem 2rem; }
.progress dt { font-size: .875rem; color: var(--soft); }
.progress dd { margin: 0; font: 700 1.75rem/1.3 var(--serif); font-variant-numeric: tabular-nums; }
.progress progress { display: block; width: 100%; max-width: 56rem; height: .75rem; margin-block: .4rem 1.25rem; accent-color: var(--spot); }
.progress section { margin-block: 2.5rem; max-width: 56rem; }
.progress h2 { font-size: 1.25rem; padding-bottom: .5rem; border-bottom: 1px solid var(--ink); }
.progress table { width: 100%; border-collapse: collapse; }
.progress th, .progress td { padding-block: .5rem; border-bottom: 1px solid var(--hair); text-align: left; font-weight: 400; vertical-align: baseline; }
.progress td { text-align: right; font-variant-numeric: tabular-nums; padding-inline: 1.5rem 0; }
.progress th { padding-inline: 0; }
.progress .part th { padding-left: 1.5em; color: var(--soft); }
.progress .note { margin-top: 1.5rem; border-left: 3px solid var(--spot); padding-left: 1rem; }
`;
