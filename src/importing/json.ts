import { ReprintError } from '../base/error.ts';
import type { Reading } from '../base/reading.ts';
import type { Outlet } from '../outlets/index.ts';
import { readingOf } from './article.ts';
import { captureOf } from './capture.ts';
import type { Habits } from './habits.ts';
import { type ImportedFile, startMending } from './imported.ts';
import { bodyIn, descriptionIn } from './json-body.ts';
import { isObject, itemsAt, type Json, namesAt, textAt } from './json-values.ts';

/**
 * One article as JSON: ninjs 1.x to 3.x, or the keys that scrapers and rescues commonly give
 * (docs/guides/import-an-earlier-rescue.md lists them). `part` tells the articles of one file apart.
 * Source: https://www.iptc.org/std/ninjs/
 * @throws ReprintError BAD_ARTICLE for what is no article
 */
export function readJson(
  value: unknown,
  file: ImportedFile,
  part: string,
  outlet: Outlet,
  habits: Habits,
): Reading {
  if (!isObject(value)) throw bad('it is no object');
  const type = textAt(value, 'type');
  if (type !== undefined && /^(?:picture|graphic|audio|video|planning|event|package)$/i.test(type))
    throw bad(`it is of the type ${type}`);
  const title = titleIn(value);
  const { address, memento } = addressesIn(value);
  const mended = startMending();
  const { published, modified } = datesIn(value);
  const capture = captureOf(
    {
      url: memento ?? address,
      original: address,
      capture: captureIn(value, address),
      named: textAt(value, 'id'),
      known: modified ?? published,
    },
    file,
    part,
  );
  const { blocks, removed } = bodyIn(value, capture.original);
  if (title === undefined && blocks.length === 0) throw bad('it has neither a title nor a text');
  const draft = {
    title: title ?? '',
    standfirst:
      textAt(value, 'standfirst', 'description_text', 'subtitle', 'summary', 'excerpt', 'dek') ??
      descriptionIn(value),
    author: bylineIn(value),
    published,
    modified,
    section:
      textAt(value, 'section', 'category', 'articleSection') ??
      namesAt(value, 'section', 'category', 'categories')[0],
    tags: namesAt(value, 'tags', 'keywords', 'subject', 'subjects'),
    lang: textAt(value, 'language', 'lang', 'inLanguage'),
    blocks,
    removed,
  };
  return readingOf(draft, capture, outlet, habits, mended);
}

function bad(message: string): ReprintError {
  return new ReprintError('BAD_ARTICLE', message, 'an article is an object with a title and a text');
}

/** ninjs 2: `"headlines": [{"role": "main", "value": "…"}]`. */
function titleIn(json: Json): string | undefined {
  const told = textAt(json, 'title', 'headline', 'name');
  if (told !== undefined) return told;
  const headlines = itemsAt(json, 'headlines').filter(isObject);
  const main = headlines.find((each) => textAt(each, 'role') === 'main') ?? headlines[0];
  return main && textAt(main, 'value');
}

function addressesIn(json: Json): { address: string | undefined; memento: string | undefined } {
  const memento = textAt(json, 'memento', 'memento_url', 'archive_url', 'archived_url', 'wayback_url');
  const uri = textAt(json, 'uri');
  const told = textAt(json, 'original_url', 'url', 'link', 'canonical_url', 'permalink');
  const address = told ?? (uri !== undefined && /^https?:/i.test(uri) ? uri : undefined);
  // A `url` may be the memento itself; then it names the dead address.
  const isMemento =
    address !== undefined && /^https?:\/\/[^/]+\/(?:[^/]{1,40}\/)?\d{14}(?:[a-z]{2}_)?\/http/i.test(address);
  return isMemento ? { address: undefined, memento: memento ?? address } : { address, memento };
}

/** `"timestamp": "20180305000000"` beside an address names a capture. */
function captureIn(json: Json, address: string | undefined): string | undefined {
  const timestamp = textAt(json, 'timestamp', 'capture_timestamp', 'wayback_timestamp');
  return address !== undefined && timestamp !== undefined && /^\d{14}$/.test(timestamp)
    ? `${timestamp}/${address}`
    : textAt(json, 'capture');
}

/** ninjs gives the time of its first version and of this one; where it gives one alone, that is the day it is of. */
function datesIn(json: Json): { published: string | undefined; modified: string | undefined } {
  const published = textAt(
    json,
    'published',
    'date',
    'published_at',
    'date_published',
    'datePublished',
    'pubdate',
    'firstcreated',
    'contentcreated',
  );
  const modified = textAt(
    json,
    'modified',
    'updated',
    'updated_at',
    'last_updated',
    'date_modified',
    'dateModified',
    'versioncreated',
  );
  return published === undefined
    ? { published: modified, modified: undefined }
    : { published, modified: modified === published ? undefined : modified };
}

function bylineIn(json: Json): string {
  const line = textAt(json, 'byline', 'by', 'author', 'authors', 'creator');
  if (line !== undefined) return line;
  const people = itemsAt(json, 'people').filter(
    (each) => isObject(each) && /author|byline|creator|writer/i.test(textAt(each, 'rel', 'role') ?? ''),
  );
  const names = [
    ...namesAt(json, 'authors', 'author', 'creators', 'bylines'),
    ...namesAt({ people }, 'people'),
  ];
  return names.join(names.every((name) => /\p{Script=Han}/u.test(name)) ? '、' : ', ');
}
