import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, openArchive } from '../archive/index.ts';
import { fromMarkdown, toText } from '../article/index.ts';
import type { CaptureRef } from '../base/capture.ts';
import { captureName } from '../base/capture.ts';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';
import type { Label } from '../learning/index.ts';
import { namesIn } from '../reading/index.ts';
import { readPage } from './pages.ts';

/** A page of which a person says that it should give this; one line of `recipes/approved.jsonl`. */
export interface Approved {
  /** `YYYYMMDDhhmmss/ORIGINAL` */
  capture: string;
  title: string | null;
  authors: string[] | null;
  date: string | null;
  body: string | null;
}

const FILE = join('recipes', 'approved.jsonl');

/**
 * Writes down that pages are read as they should be: articles by id, as their files now stand, also with what a
 * person corrected in them; captures as they are read today. A page that was approved before is approved anew.
 * @throws ReprintError NOT_FOUND, BAD_INPUT, BAD_ARTICLE
 */
export async function approve(
  dir: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Approved[]> {
  const archive = openArchive(dir, { write: true });
  const approved: Approved[] = [];
  try {
    for (const name of names)
      approved.push(/^\d{14}\/./.test(name) ? await readToday(dir, name, signal) : asItStands(archive, name));
  } finally {
    archive.close();
  }
  const anew = new Set(approved.map(({ capture }) => capture));
  const lines = [...approvedIn(dir).filter(({ capture }) => !anew.has(capture)), ...approved];
  mkdirSync(join(dir, 'recipes'), { recursive: true });
  writeWhole(join(dir, FILE), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return approved;
}

/** What an article's file says now, whoever wrote it. */
function asItStands(archive: Archive, id: string): Approved {
  const entry = archive.get(id);
  if (entry === null) {
    throw new ReprintError(
      'NOT_FOUND',
      `there is no article ${id}`,
      'give the id of an article, or a capture: YYYYMMDDhhmmss/ORIGINAL',
    );
  }
  const { front, body } = entry.file;
  if (front.capture === undefined) {
    throw new ReprintError(
      'BAD_INPUT',
      `article ${id} comes from no capture`,
      'only what was read from a page teaches how to read pages',
    );
  }
  return {
    capture: front.capture,
    title: front.title,
    authors: namesIn(front.author ?? '').map(({ name }) => name),
    date: front.published ?? front.date ?? null,
    body: toText(fromMarkdown(body.replace(/^\s*# [^\n]*\n/, ''))),
  };
}

async function readToday(dir: string, name: string, signal: AbortSignal): Promise<Approved> {
  const reading = await readPage({ archive: dir, capture: name, outlet: null }, signal);
  if (reading.kind !== 'article') {
    throw new ReprintError('BAD_INPUT', `${name} is read as no article`, 'reprint explain tells why');
  }
  return {
    capture: captureName(reading.capture),
    title: reading.title,
    authors: reading.authors.map(({ name: author }) => author),
    date: reading.published,
    body: toText(reading.body),
  };
}

/**
 * What was approved in a folder, in the order of the file; a key that a person takes out of a line says nothing.
 * @throws ReprintError BAD_INPUT for a line that is none
 */
export function approvedIn(dir: string): Approved[] {
  let text: string;
  try {
    text = readFileSync(join(dir, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [approvedOf(line, i + 1)]));
}

function approvedOf(line: string, number: number): Approved {
  let value: Record<string, unknown> | null = null;
  try {
    value = JSON.parse(line);
  } catch {
    // Told below, with the number of the line.
  }
  if (typeof value?.capture !== 'string' || !/^\d{14}\/./.test(value.capture)) {
    throw new ReprintError(
      'BAD_INPUT',
      `${FILE}, line ${number} names no capture`,
      'mend the line, or take it out',
    );
  }
  const text = (key: string) => (typeof value[key] === 'string' ? value[key] : null);
  const authors = Array.isArray(value.authors)
    ? value.authors.filter((name) => typeof name === 'string')
    : null;
  return { capture: value.capture, title: text('title'), authors, date: text('date'), body: text('body') };
}

/** The captures that were approved, with what they should give. */
export function approvedSamples(dir: string): { ref: CaptureRef; label: Label }[] {
  return approvedIn(dir).map(({ capture, ...label }) => ({
    ref: {
      timestamp: capture.slice(0, 14),
      original: capture.slice(15),
      digest: null,
      status: null,
      mime: null,
      length: null,
    },
    label,
  }));
}
