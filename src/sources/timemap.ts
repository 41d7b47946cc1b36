import { type CaptureRef, header } from '../base/capture.ts';
import { asReprintError, ReprintError } from '../base/error.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Ask } from './ask.ts';
import { askForPage } from './cdx-answer.ts';
import { nearestIn } from './nearest.ts';
import { askForCapture, WINDOW_MS } from './replay.ts';
import { verbatim } from './replay-address.ts';
import type { ArchiveSource, ListingPage, Opened, Scope } from './source.ts';
import { readTimeMap, type TimeMapPage } from './timemap-page.ts';

/**
 * An archive, or an aggregator of several, that has no index to ask but tells the mementos of one original:
 * `BASE/ORIGINAL`, `BASE` being `https://host/timemap/link`. Source: RFC 7089
 */
export function timeMapSource(name: string, origin: string, path: string, ask: Ask): ArchiveSource {
  const [, before = ''] = /^(.*\/timemap)(?:\/|$)/.exec(path) ?? [];
  const base = `${origin}${before}/link/`;
  const exactly = (target: string): Scope => ({ target, match: 'exact', from: null, until: null });
  return {
    kind: 'archive',
    name,
    address: base,
    pages: (scope, from) => timeMaps(ask, base, scope, from),
    open: (ref) => openMemento(ask, ref),
    async nearest(original, timestamp) {
      const ref = await nearestIn(timeMaps(ask, base, exactly(original), null), timestamp);
      return ref === null ? { is: 'absent', reason: 'not archived' } : openMemento(ask, ref);
    },
  };
}

/** More than an honest TimeMap has pages. */
const MOST_PAGES = 200;

/** Which TimeMaps are still to be asked for, and which have been named so far. */
interface Course {
  coming: string[];
  named: string[];
}

/** A TimeMap may name others that go on where it ends (RFC 7089 section 5.1.1); each is asked for once. */
async function* timeMaps(
  ask: Ask,
  base: string,
  scope: Scope,
  from: string | null,
): AsyncGenerator<ListingPage> {
  if (scope.match !== 'exact') throw onlyOne(scope);
  const first = `${base}${verbatim(scope.target)}`;
  const course: Course = from === null ? { coming: [first], named: [first] } : (JSON.parse(from) as Course);
  for (let address = course.coming.shift(); address !== undefined; address = course.coming.shift()) {
    const { page, answer } = await askForPage<TimeMapPage>(ask, {
      address,
      name: `the TimeMap of ${scope.target}`,
      read: (body) => readTimeMap(Buffer.from(body).toString('utf8'), scope.target),
      doubt: () => null,
      none: (_, headers) => (isLinkFormat(header(headers, 'content-type')) ? NONE : null),
    });
    for (const other of page.others) {
      const next = absolute(other, answer.address);
      if (next === null || course.named.includes(next)) continue;
      if (course.named.length === MOST_PAGES) throw tooMany(scope);
      course.named.push(next);
      course.coming.push(next);
    }
    const rows = page.rows.filter(({ timestamp }) => isWithin(timestamp, scope));
    const next = course.coming.length === 0 ? null : JSON.stringify(course);
    yield { rows, damaged: page.damaged, answer, next };
  }
}

const NONE: TimeMapPage = { is: 'page', form: 'lines', rows: [], damaged: [], key: null, others: [] };

/** Whether an answer is a TimeMap by its media type. */
export function isLinkFormat(contentType: string | null): boolean {
  return /^\s*application\/link-format\b/i.test(contentType ?? '');
}

function absolute(address: string, from: string): string | null {
  const url = URL.canParse(address, from) ? new URL(address, from) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

function isWithin(timestamp: Timestamp, { from, until }: Scope): boolean {
  return timestamp >= (from ?? '').padEnd(14, '0') && timestamp <= (until ?? '').padEnd(14, '9');
}

function onlyOne({ target }: Scope): ReprintError {
  return new ReprintError(
    'UNSUPPORTED',
    `a TimeMap tells of one address at a time, not of all below ${target}`,
    'give whole addresses, or an archive that has an index',
  );
}

function tooMany({ target }: Scope): ReprintError {
  return new ReprintError(
    'LISTING_BROKEN',
    `the TimeMap of ${target} names more than ${MOST_PAGES} others`,
    'ask another archive, or one that has an index',
  );
}

/** Asks for a memento where the TimeMap says that it is, in the raw form where the address is of Wayback's shape. */
async function openMemento(ask: Ask, ref: CaptureRef): Promise<Opened> {
  const place = ref.place ?? '';
  if (!/^https?:\/\//i.test(place)) return { is: 'failed', reason: 'the TimeMap gives no address for it' };
  const shape = /^(https?:\/\/[^/?#]+\/(?:[^?#]*?\/)?)(\d{14})(?:[a-z]{2}_)?\/(.*)$/is.exec(place);
  const base = shape?.[1] ?? new URL('/', place).href;
  const address = shape ? `${base}${shape[2]}id_/${verbatim(shape[3]!)}` : verbatim(place);
  try {
    return await askForCapture(ask, address, base, { ...ref, windowMs: WINDOW_MS });
  } catch (thrown) {
    const error = asReprintError(thrown);
    // A TimeMap may name any address: one that must not be asked is the loss of one capture, not of all.
    if (error.code === 'FORBIDDEN_ADDRESS') return { is: 'failed', reason: error.message };
    throw error;
  }
}
