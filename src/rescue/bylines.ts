import type { Archive, BylineRecord } from '../archive/index.ts';
import type { Biography } from '../base/reading.ts';
import type { RescueEvent } from './event.ts';

/** What is told of one person, each text with the latest time that it stood below an article. */
interface Told {
  role: string | null;
  avatar: string | null;
  latest: string;
  texts: Map<string, string>;
}

/** Gathers the biographies that stood below articles: once for each person, however many articles had them. */
export function gatherBylines() {
  const bylines = new Map<string, Told>();

  return {
    add({ biography, timestamp }: { biography?: Biography | undefined; timestamp: string }): void {
      if (!biography) return;
      const { name, role, avatar, text } = biography;
      const known = bylines.get(name) ?? { role: null, avatar: null, latest: '', texts: new Map() };
      if (timestamp >= known.latest) {
        known.latest = timestamp;
        known.role = role ?? known.role;
        known.avatar = avatar ?? known.avatar;
      }
      const since = known.texts.get(text);
      if (text !== '' && (since === undefined || since < timestamp)) known.texts.set(text, timestamp);
      bylines.set(name, known);
    },

    /** Keeps them in the archive; a file that a person edited stays. */
    *file(archive: Pick<Archive, 'putByline' | 'keepBylines'>): Iterable<RescueEvent> {
      for (const name of [...bylines.keys()].sort()) {
        const { path, edited } = archive.putByline(recordOf(name, bylines.get(name)!));
        if (edited) yield { event: 'edited-by-person', path, beside: null };
      }
      archive.keepBylines(bylines.keys());
    },
  };
}

function recordOf(name: string, { role, avatar, texts }: Told): BylineRecord {
  const newestFirst = [...texts].sort(([a, at], [b, bt]) =>
    at === bt ? (a < b ? -1 : 1) : at < bt ? 1 : -1,
  );
  return { name, role, avatar, biographies: newestFirst.map(([text]) => text) };
}
