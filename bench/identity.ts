/**
 * Identity on a folder of Markdown files of an earlier rescue: `node bench/identity.ts FOLDER`. Each file's address and ten of what crawlers, readers' programs and servers
 * make of it must name the same id, by rule and without one; no two stories may be joined. Prints figures alone,
 * and ids of what is wrong.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticle } from '../src/article/index.ts';
import { builtInOutlet, identifier, outletTemplate, parseOutlet } from '../src/outlets/index.ts';

/** What becomes of an address on its way; each leaves it the address of the same page. */
const CHANGES: Record<string, (address: URL) => string> = {
  'another scheme': (url) => url.href.replace(/^https:/, 'http:'),
  'without www': (url) => url.href.replace('//www.', '//'),
  'for telephones': (url) => url.href.replace(/\/\/(?:www\.)?/, '//m.'),
  'for AMP': (url) => `${url.origin}/amp${url.pathname}`,
  'for print': (url) => `${url.href.replace(/\/$/, '')}?print=1`,
  'with a slash': (url) => `${url.href.replace(/\/$/, '')}/`,
  'from Facebook': (url) => `${url.href}?utm_source=facebook&utm_medium=social&fbclid=IwAR0abc`,
  'with a fragment': (url) => `${url.href}#comments`,
  'with a session': (url) => `${url.href};jsessionid=0A1B2C3D`,
  'with a port': (url) =>
    url.href.replace(url.host, `${url.host.toUpperCase()}:${url.protocol === 'https:' ? 443 : 80}`),
  'escaped twice': (url) => url.href.replaceAll('%', '%25'),
  'in lower-case escapes': (url) => url.href.replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase()),
  'without escapes': (url) => unescaped(url.href),
};

function unescaped(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

export function measureAliases(folder: string) {
  const ruled = identifier(parseOutlet(builtInOutlet('hkcnews.com')!));
  const unruled = identifier(parseOutlet(outletTemplate({ name: 'unknown', hosts: ['hkcnews.com'] })));
  const found = {
    addresses: 0,
    mangled: 0,
    aliases: 0,
    wrong: [] as string[],
    wrongUnruled: 0,
    mangledWrong: 0,
    merged: 0,
  };
  const owners = new Map<string, string>();
  for (const path of globSync('**/*.md', { cwd: folder })) {
    const address = parseArticle(readFileSync(join(folder, path), 'utf8')).front.original_url;
    const id = /\/article\/(\d+)/.exec(address ?? '')?.[1];
    if (!address || id === undefined || !URL.canParse(address)) continue;
    found.addresses++;
    const isMangled = address.includes('%EF%BF%BD');
    if (isMangled) {
      found.mangled++;
      if (ruled(address).id !== id) found.mangledWrong++;
    }
    const url = new URL(address);
    const own = unruled(address).id;
    // Two addresses of one path are one page; any others that share an id were merged falsely.
    const page = `${decodedPath(url)}`.toLowerCase();
    if ((owners.get(own) ?? page) !== page) found.merged++;
    owners.set(own, page);
    for (const [name, change] of Object.entries(CHANGES)) {
      const alias = change(url);
      found.aliases++;
      const identity = ruled(alias);
      if (identity.id !== id || identity.by !== 'rule') found.wrong.push(`${id} ${name}`);
      if (unruled(alias).id !== own) found.wrongUnruled++;
    }
  }
  return found;
}

function decodedPath(url: URL): string {
  return unescaped(url.pathname).replace(/\/+$/, '');
}

export function run(folder: string | undefined): void {
  if (folder === undefined) throw new Error('name a folder of Markdown files: node bench/identity.ts FOLDER');
  const { addresses, mangled, aliases, wrong, wrongUnruled, mangledWrong, merged } = measureAliases(folder);
  const right = (bad: number) => `${((100 * (aliases - bad)) / aliases).toFixed(3)} %`;
  console.log(
    `${addresses} addresses (${mangled} of lost bytes, ${mangledWrong} of them not resolved), ${aliases} aliases`,
  );
  console.log(
    `  by rule ${right(wrong.length)} right; without a rule ${right(wrongUnruled)} right, ${merged} merged falsely`,
  );
  for (const each of wrong.slice(0, 10)) console.log(`  wrong: ${each}`);
}

if (process.argv[1] === import.meta.filename) run(process.argv[2]);
