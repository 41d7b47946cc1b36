import { Parser } from 'htmlparser2';
import { PIECES, PLACEHOLDER, WORDS } from './fill.ts';
import type { Part } from './theme.ts';
import { unclosed } from './unclosed.ts';

/** What no browser would do on our pages, or what would spoil them: said while pressing instead of found out later. */
const REFUSED: Readonly<Record<string, string>> = {
  script: 'pages run no script but the search',
  iframe: 'pages show no other page within them',
  object: 'pages show no other page within them',
  embed: 'pages show no other page within them',
  style: 'pages take no styles but from files: write them into theme.css',
  base: 'it would turn every link of the page',
  html: 'a part is a piece of a page, not a page',
  head: 'a part is a piece of a page, not a page',
  body: 'a part is a piece of a page, not a page',
  main: 'the page has its own',
};
const IN_HEAD = new Set(['meta', 'link']);
/** A way that stays in the site, or leads a reader out of it when they choose to. */
const LINK = /^(?:\{\{ ?(?:root|theme|address) ?\}\}|https?:\/\/|mailto:|#)/i;
const OWN_FILE = /^(?:\{\{ ?(?:root|theme) ?\}\}(?!\/|.*\.\.)|data:image\/)/i;

/** What is wrong with a part of a theme, each with its line; nothing where it can be used. */
export function faultsOf(part: Part, html: string): string[] {
  const faults: string[] = [];
  const fault = (what: string, at = parser.startIndex) => {
    const line = html.slice(0, at).split('\n').length;
    if (faults.length < 20) faults.push(`line ${line}: ${what}`);
  };
  let hasHeadline = false;
  const known: readonly string[] = [...WORDS, ...PIECES[part]];
  const parser = new Parser(
    {
      onopentagname(name) {
        if (Object.hasOwn(REFUSED, name)) fault(`<${name}>: ${REFUSED[name]}`);
        if (part === 'head' && !IN_HEAD.has(name)) fault(`<${name}>: only <meta> and <link> stand in a head`);
        if (part !== 'head' && IN_HEAD.has(name)) fault(`<${name}>: it belongs into head.html`);
        if (name === 'h1') hasHeadline = true;
      },
      onattribute(name, value, quote) {
        if (/^on/i.test(name)) fault(`${name}: pages run no script but the search`);
        if (name === 'style') fault('style: pages take no styles but from files: write them into theme.css');
        if (name === 'http-equiv') fault('http-equiv: what a page may do is said by the page itself');
        if (/\{\{/.test(name) || (/\{\{/.test(value) && !quote))
          fault('a placeholder in an attribute needs quotes');
        if (['src', 'srcset', 'poster'].includes(name) && !OWN_FILE.test(value))
          fault(
            `${name}="${value.slice(0, 60)}": pages load nothing but the theme's own files: {{theme}}logo.svg`,
          );
        if (part === 'head' && name === 'name' && /^referrer$/i.test(value))
          fault('referrer: the site tells nobody where its readers come from');
        if (name === 'ping') fault('ping: the site tells nobody where its readers go');
        if (
          ['href', 'xlink:href', 'action', 'formaction'].includes(name) &&
          !(part === 'head' ? OWN_FILE : LINK).test(value)
        )
          fault(
            `${name}="${value.slice(0, 60)}": write {{root}} before a page of the site, or a whole address`,
          );
        for (const [, word = ''] of value.matchAll(PLACEHOLDER))
          if (!(WORDS as readonly string[]).includes(word)) fault(`{{${word}}} cannot stand in an attribute`);
      },
      ontext(text) {
        for (const [, word = ''] of text.matchAll(PLACEHOLDER))
          if (!known.includes(word)) fault(`{{${word}}} is nothing here: ${known.join(', ')} are`);
      },
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  // `<{{name}}>` is text until the name is `img src=…`.
  const tag = html.search(/<[/!]?\{\{/);
  if (tag >= 0) fault('a placeholder cannot be the name of a tag', tag);
  const end = unclosed(html);
  if (end) fault(end.what, end.at);
  if (part === 'front' && !hasHeadline) faults.push('a front page needs an <h1>, as in <h1>{{name}}</h1>');
  return faults;
}
