import { header } from '../base/capture.ts';
import { type Digest, digestOf } from '../base/digest.ts';
import type { Timestamp } from '../base/timestamp.ts';
import { field } from './fields.ts';
import type { Damage, WarcRecord } from './record.ts';
import { type ReadOptions, records } from './records.ts';
import type { Source } from './source.ts';
import { dateDigits } from './warc-head.ts';

/** What an index keeps of a record: all but its bytes. */
export interface IndexedRecord {
  kind: 'record';
  type: string;
  id: string | null;
  target: string | null;
  timestamp: Timestamp | null;
  /** HTTP status; null where the record is no HTTP response, 0 where its status line holds none. */
  status: number | null;
  /** Media type of the body, lower case, without parameters: HTTP's for a response, else the record's own; null where none is given. */
  mime: string | null;
  /** SHA-256 of the stored body. */
  digest: Digest;
  truncated: string | null;
  /** Where it lies; `recordAt` takes these three. */
  offset: number;
  length: number;
  within: number;
  /** What a revisit stands for; null for every other type. */
  refersTo: RefersTo | null;
}

/** WARC 1.1 sections 5.9, 5.13, 5.14, 5.15 and 6.7. */
export interface RefersTo {
  id: string | null;
  target: string | null;
  timestamp: Timestamp | null;
  /** WARC-Payload-Digest as the file spells it (`sha1:…`); null where absent. */
  payloadDigest: string | null;
  /** `identical-payload-digest`, `server-not-modified`, or the profile as given. */
  profile: string | null;
}

/** Indexes a file in one pass; the damage it meets comes in between, in the order of the file. */
export async function* indexRecords(
  source: Source,
  options: ReadOptions = {},
): AsyncGenerator<IndexedRecord | Damage> {
  for await (const found of records(source, options)) {
    yield found.kind === 'damage' ? found : indexed(found);
  }
}

/** What an index keeps of one record. */
export function indexed(record: WarcRecord): IndexedRecord {
  const { type, id, target, timestamp, http, truncated, offset, length, within } = record;
  const mime = http ? header(http.headers, 'content-type') : field(record.fields, 'content-type');
  return {
    kind: 'record',
    type,
    id,
    target,
    timestamp,
    status: http?.status ?? null,
    mime: mime?.split(';', 1)[0]?.trim().toLowerCase() || null,
    digest: digestOf(record.body),
    truncated,
    offset,
    length,
    within,
    refersTo: type === 'revisit' ? refersTo(record) : null,
  };
}

/** What a revisit says that it stands for. */
export function refersTo({ fields }: WarcRecord): RefersTo {
  const bare = (name: string) => field(fields, name)?.replace(/^<(.*)>$/, '$1') || null;
  const profile = field(fields, 'warc-profile');
  return {
    id: bare('warc-refers-to'),
    target: bare('warc-refers-to-target-uri'),
    timestamp: dateDigits(field(fields, 'warc-refers-to-date') ?? ''),
    payloadDigest: field(fields, 'warc-payload-digest'),
    profile: profile === null ? null : (/[^/]*$/.exec(profile)?.[0] ?? profile),
  };
}
