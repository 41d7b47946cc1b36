/** Pages far beyond any newspaper's, each within bounds of its own; made when asked for, as some weigh 50 MB. */
export const GIANTS: Readonly<Record<string, () => string>> = {
  'nested 100,000 deep': () => `${'<div>'.repeat(100_000)}x`,
  'nested 100,000 deep, each with words': () => '<div>港灣日報的一段文字。'.repeat(100_000),
  'inline elements nested 90,000 deep': () => `${'<b><i><a href=x>'.repeat(30_000)}x`,
  'lists and quotes nested 90,000 deep': () => `${'<ul><li><blockquote>'.repeat(30_000)}x`,
  'tables nested 30,000 deep': () => `${'<table><tr><td>'.repeat(10_000)}x`,
  'a page of 50 MB, one text': () => `<article><p>${'港灣日報報道。'.repeat(2_400_000)}`,
  'a page of 50 MB, paragraphs': () =>
    `<article>${'<p>港灣日報今日報道，海港的工程押後。</p>'.repeat(900_000)}`,
  'a page of 50 MB, one script': () => `<script>${'var a=1;'.repeat(6_250_000)}</script><p>x`,
  'a page of 50 MB of JSON-LD': () =>
    `<script type="application/ld+json">[${'{"@type":"NewsArticle"},'.repeat(2_000_000)}1]</script><p>x`,
  'a page of 50 MB of state': () =>
    `<script>window.__DATA__={"a":[${'{"b":1},'.repeat(6_000_000)}1]}</script><p>x`,
  'a page of 50 MB, one attribute': () => `<p title="${'a'.repeat(50_000_000)}">x`,
  'a page of 50 MB, NULs': () => '\0'.repeat(50_000_000),
  'a page of 50 MB, open angles': () => '<'.repeat(50_000_000),
  'a page of 20 MB, ampersands': () => `<p>${'&amp;&lt;&#x61;'.repeat(1_400_000)}`,
  'a million attributes': () => `<p ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}=1`).join(' ')}>x`,
  'a million attributes of one name': () => `<p ${'a=1 '.repeat(1_000_000)}>x`,
  'a million links': () => '<a href=/a>港灣</a> '.repeat(1_000_000),
  'a million cells': () => `<table>${`<tr>${'<td>x'.repeat(1000)}`.repeat(1000)}`,
  'a million breaks': () => `<p>${'港灣日報<br>'.repeat(1_000_000)}`,
  'a million metas': () => '<meta property="og:image" content="https://x.example/a.jpg">'.repeat(1_000_000),
  'a million comments': () => '<!-- WAYBACK -->'.repeat(1_000_000),
  'comments that never end': () => '<!--'.repeat(5_000_000),
  'comments before the charset': () => `${'<!-- -'.repeat(10_000)}<meta charset=big5>\xff`,
  'a cell that spans a million': () =>
    `<table><tr><td colspan=1000000 rowspan=1000000>x<td>y</table>`.repeat(100),
  'a long srcset': () => `<article><img srcset="${'/a.jpg 1w, '.repeat(500_000)}">`,
  'a title of 10 MB': () =>
    `<title>${'港灣 - '.repeat(2_000_000)}</title><h1>${'港灣 | '.repeat(2_000_000)}</h1><p>x`,
  'a byline of 10 MB': () => `<p class=byline>${'By A and B, '.repeat(800_000)}</p><p>x`,
  'dates, a million': () => `<p class=date>${'2019年2月28日 '.repeat(500_000)}</p>`,
  'brackets of JSON': () => `<script type="application/ld+json">${'['.repeat(5_000_000)}</script>`,
  'JSON, 50 MB': () => `[${'1,'.repeat(25_000_000)}1]`,
  'JSON, deep': () => '['.repeat(5_000_000),
  'white space, 20 MB': () => `<p>${' \n\u3000'.repeat(4_000_000)}x`,
  'backticks and brackets': () => `<article><p>港灣日報今日報道。${'`[*_'.repeat(500_000)}</p></article>`,
  'character references that never end': () => `<p>${'&'.repeat(5_000_000)}${'&#'.repeat(1_000_000)}`,
};
