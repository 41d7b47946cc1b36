/** Themes, elements, the masthead of inner pages and the foot. */
export const BASE = `:root {
  color-scheme: light dark;
  --paper: #fcfbf7; --wash: #f3f0e7; --ink: #1c1a17; --soft: #615c52; --hair: #ddd8cb; --spot: #8a1c14;
  --h1: #ecd6c9; --h2: #d9a48c; --h3: #ad5039; --h4: #861a12;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, serif;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
  --body: var(--serif);
  --leading: 1.68; --size: 1.1875rem; --measure: 38em; --width: 78rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151411; --wash: #201e1a; --ink: #e8e3d8; --soft: #a8a193; --hair: #38352d; --spot: #f0937f;
    --h1: #43261f; --h2: #79392d; --h3: #cc6a56; --h4: #f0937f;
  }
}
[lang|=zh], [lang|=yue] {
  --serif: "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", "Noto Serif CJK HK", "Microsoft JhengHei", serif;
  --sans: "PingFang TC", "PingFang HK", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Microsoft JhengHei", system-ui, sans-serif;
  --body: var(--sans);
  --leading: 1.85;
}
[lang|=zh-Hans], [lang|=zh-CN], [lang|=zh-SG] {
  --serif: "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "Microsoft YaHei", serif;
  --sans: "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif;
}
[lang|=en] {
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, serif;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
  --body: var(--serif);
  --leading: 1.68;
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 var(--sans); text-autospace: normal; overflow-wrap: anywhere;
}
main, .bar, .flag, body > footer { max-width: var(--width); margin-inline: auto; padding-inline: clamp(1rem, 4vw, 3rem); }
h1, h2, h3 { font-family: var(--serif); font-weight: 700; line-height: 1.3; margin: 0; text-wrap: balance; }
/* A Chinese headline breaks between its phrases, where its spaces are, before it breaks inside one. */
:is(h1, h2, h3, h3 > a, .headline):lang(zh) { text-wrap: pretty; word-break: keep-all; line-break: strict; }
h1, h2, h3, .headline { text-spacing-trim: trim-start; }
/* A fallback font is chosen once, where it is named: words of another language name their own again (China’s with an apostrophe as wide as a character). */
:where(h1, h2, h3) :where([lang]) { font-family: var(--serif); }
:where(p, small)[lang] { font-family: var(--sans); }
p, ul, ol, dl, figure { margin: 0; }
p, li, dd, figcaption { text-wrap: pretty; }
ul, ol { padding: 0; list-style: none; }
a { color: inherit; text-decoration-color: var(--hair); text-underline-offset: .22em; text-decoration-thickness: 1px; }
a:hover { color: var(--spot); text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--spot); outline-offset: 3px; border-radius: 1px; }
small { font-size: .8125rem; color: var(--soft); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; background: var(--paper); padding: .5rem 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
pre.plain { white-space: pre-wrap; font: inherit; background: none; padding: 0; }
pre { overflow-x: auto; background: var(--wash); padding: 1rem; line-height: 1.5; }

/* Masthead of inner pages, and the foot. */
.bar { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 2rem; padding-block: 1.1rem .9rem; position: relative; }
.bar::after { content: ""; position: absolute; inset: auto clamp(1rem, 4vw, 3rem) 0; border-bottom: 3px double var(--ink); }
.name { font: 900 1.375rem/1.3 var(--serif); letter-spacing: .04em; text-decoration: none; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; }
.bar nav a, .flag nav a { text-decoration: none; font-size: .9375rem; display: inline-block; padding-block: .2rem; }
.bar nav { margin-left: auto; }
body > footer { margin-top: 5rem; padding-block: 1.5rem 3rem; font-size: .875rem; color: var(--soft); position: relative; display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline; }
body > footer::before { content: ""; position: absolute; inset: 0 clamp(1rem, 4vw, 3rem) auto; border-top: 3px double var(--ink); }
body > footer ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; }
body > footer .name { font-size: 1.125rem; color: var(--ink); }
.rights { margin-left: auto; }
`;
