import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';
import type { ArchiveSource, SourceEvent } from '../sources/index.ts';
import type { Io } from './io.ts';
import type { Options, Words } from './verb.ts';
import { duration } from './words.ts';

/** The options of every verb that asks an archive. */
export const ARCHIVE_OPTIONS: Options = {
  archive: {
    type: 'string',
    value: 'URL',
    help: 'another archive than the Wayback Machine: pywb, Arquivo.pt, Common Crawl, TimeMaps',
  },
  contact: {
    type: 'string',
    value: 'MAIL',
    help: 'how the archive can reach you; asked for once and remembered',
  },
  'no-wait': {
    type: 'boolean',
    help: 'end with exit code 3 where a pause of over two minutes is needed',
  },
};

/** Without `--no-wait` every pause is waited for; with it, those of a single 429. */
const PATIENCE_MS = 130_000;

/** Opens the archives that the words name, for asking. */
export async function openArchives(
  values: Words['values'],
  dir: string | null,
  io: Io,
): Promise<{ sources: ArchiveSource[]; close(): Promise<void> }> {
  const address = typeof values.archive === 'string' ? archiveAddress(values.archive) : null;
  const contact = await contactOf(values.contact, io);
  const { openArchiveSource } = await import('../sources/index.ts');
  const opened = openArchiveSource({
    address: address?.href ?? null,
    contact,
    state: statePath(address, dir),
    patience: values['no-wait'] === true ? PATIENCE_MS : null,
    tell: teller(io),
    signal: io.signal,
  });
  return { sources: [opened.source], close: async () => opened.close() };
}

/** Tells of pauses, and of lists that are asked for again: these take minutes in which nothing else is seen. */
function teller(io: Io): (event: SourceEvent) => void {
  let list = '';
  let tries = 0;
  return (event) => {
    if (event.event === 'pause') io.say(`pause: ${event.reason}; ${resumption(event.until, new Date())}`);
    else if (event.kind === 'list') {
      tries = event.address === list ? tries + 1 : 1;
      list = event.address;
      if (tries > 1) io.say(`asking again for a page of the list, which did not come: try ${tries}`);
    }
  };
}

/** A short pause is over before anybody looks at a clock; a long one tells when to come back. */
export function resumption(until: Date, now: Date): string {
  const seconds = (until.getTime() - now.getTime()) / 1000;
  if (seconds < 60) return `trying again in ${duration(Math.max(1, seconds))}`;
  const two = { hour: '2-digit', minute: '2-digit' } as const;
  const day = until.toDateString() === now.toDateString() ? '' : `${until.toLocaleDateString('sv')} `;
  return `going on at ${day}${until.toLocaleTimeString('en-GB', two)}, in ${duration(seconds)}`;
}

function archiveAddress(value: string): URL {
  const url = URL.parse(value);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new ReprintError(
    'USAGE',
    `--archive ${value} is no web address`,
    'as in --archive https://arquivo.pt/wayback or --archive http://localhost:8080/collection',
  );
}

/**
 * An archive counts the requests of this machine, so what we asked of it is kept for the whole of it; a server
 * that somebody runs at home counts for one archive folder.
 */
function statePath(address: URL | null, dir: string | null): string {
  const home = join(process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'reprint');
  const own = address !== null && /^(?:localhost|127\.|\[::1\])/.test(address.hostname);
  return join(own && dir !== null ? join(dir, '.reprint') : home, 'pace.sqlite');
}

/** Whom an archive can write to: given, remembered, or asked for where somebody sits at a terminal. */
async function contactOf(given: unknown, io: Io): Promise<string | null> {
  const path = join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'reprint', 'contact');
  const known = typeof given === 'string' ? null : (process.env.REPRINT_CONTACT ?? remembered(path));
  if (known !== null) return checked(known);
  if (typeof given === 'string') return remember(path, checked(given), io);
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    io.say('note: the archive cannot tell whom to write to; give --contact MAIL once');
    return null;
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question(
      'Archives want to know whom to write to if a rescue troubles them.\nYour mail address (sent along with each request, kept on this machine): ',
      { signal: io.signal },
    );
    return answer.trim() === '' ? null : remember(path, checked(answer), io);
  } finally {
    lines.close();
  }
}

function remembered(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() || null : null;
}

function remember(path: string, contact: string, io: Io): string {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, `${contact}\n`);
  } catch {
    io.say(`note: ${path} cannot be written: give --contact again the next time`);
  }
  return contact;
}

/** It becomes a part of a header. */
function checked(contact: string): string {
  const clean = contact.trim();
  if (/^[\x21-\x7e]{3,200}$/.test(clean) && /@|:\/\//.test(clean) && !/[()<>"\\]/.test(clean)) return clean;
  throw new ReprintError(
    'USAGE',
    `${JSON.stringify(clean)} is nothing that an archive can write to`,
    'give a mail address, or the web address of a page that tells who you are',
  );
}
