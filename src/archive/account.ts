import type { Event, JournalEvent, Written } from './event.ts';
import { type Journal, lineAt, lineReader, openJournal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { openLedger, readLedger } from './ledger-file.ts';
import { lineOf, parsed, withoutTime } from './line.ts';

/** What became of every address and why: the journal, which is the truth, and the ledger, which finds in it. */
export interface Account {
  /** Adds an event unless it says what the last one of its key said; tells whether it was added. */
  record(event: Event): boolean;
  /** Announces a file that is about to be written; the announcement outlives a kill. */
  announce(file: Omit<Written, 'event'>): void;
  /** The last event of a key, as `keyOf` makes it. */
  last(key: string): Event | null;
  /** The last event of every key, of some kinds, in the order in which they came. */
  current<K extends Event['event']>(...kinds: K[]): Iterable<Extract<Event, { event: K }>>;
  ledger: Ledger;
  /** Hands all that was recorded to the operating system: it outlives a kill. */
  push(): void;
  /** A checkpoint: all that was recorded is on the disk. */
  flush(): void;
  close(): void;
}

const COMMIT_AT = 10_000;

/** The account for the archive's one writer. */
export function openAccount(dir: string): Account {
  const journal = openJournal(dir);
  const ledger = openLedger(dir);
  let uncommitted = 0;
  let unsynced = false;

  function add(event: JournalEvent): boolean {
    // `event` first, whatever order the caller had: the reader of the journal relies on it.
    const { event: kind, ...rest } = event;
    const json = JSON.stringify({ event: kind, ...rest });
    if (!ledger.isNews(event, json)) return false;
    const place = journal.append(lineOf(json, new Date()));
    ledger.take(event, json, place);
    unsynced = true;
    if (++uncommitted >= COMMIT_AT) commit();
    return true;
  }

  function commit(): void {
    // The journal first: a ledger that knows more than the journal would have to be made anew.
    journal.push();
    ledger.commit();
    uncommitted = 0;
  }

  function flush(): void {
    if (!ledger.isSettled()) add({ event: 'settled' });
    if (unsynced) journal.sync();
    unsynced = false;
    commit();
  }

  return {
    ...reader(dir, ledger, journal),
    record: add,
    announce(file) {
      add({ event: 'written', ...file });
      journal.push();
    },
    ledger,
    push: journal.push,
    flush,
    close() {
      flush();
      ledger.close();
      journal.close();
    },
  };
}

/** The account for a reader: nothing is written into the archive. */
export function readAccount(dir: string): Pick<Account, 'last' | 'current' | 'ledger' | 'close'> {
  const ledger = readLedger(dir);
  return { ...reader(dir, ledger, null), ledger, close: () => ledger.close() };
}

function reader(dir: string, ledger: Ledger, journal: Journal | null): Pick<Account, 'last' | 'current'> {
  return {
    last(key) {
      journal?.push();
      const place = ledger.last(key);
      return place && eventOf(lineAt(dir, place));
    },
    *current<K extends Event['event']>(...kinds: K[]) {
      journal?.push();
      const lines = lineReader(dir);
      try {
        for (const place of ledger.current(kinds)) {
          const event = eventOf(lines.at(place));
          if (event) yield event as Extract<Event, { event: K }>;
        }
      } finally {
        lines.close();
      }
    },
  };
}

function eventOf(line: string | null): Event | null {
  const json = line === null ? null : withoutTime(line);
  return json === null ? null : (parsed(json) as Event | null);
}
