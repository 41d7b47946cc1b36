import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive, Decided, Media, Refused } from '../archive/index.ts';
import type { Desk } from './desk.ts';
import type { RescueEvent } from './event.ts';

/** What an edition tells the account of articles, captures and pictures. */
type Told = Decided | Refused | Media;

export interface Telling {
  /**
   * Tells the account, each thing once an edition: two captures of one name, or two articles with one lost
   * picture, may put it in other words, and the first count. Else every run would write both anew.
   */
  tell(event: Told): void;
  /** Notes that a file stands as a person left it. */
  leave(path: string): void;
  /** Takes back what an earlier edition told and this one did not: a rule, the reader or the evidence changed. */
  takeBack(): Iterable<RescueEvent>;
}

/** So many at a time: an outlet file that names another host takes back all there was. */
const AT_ONCE = 10_000;

export function startTelling(archive: Archive, desk: Desk): Telling {
  const left: string[] = [];

  function* outdated<K extends Told['event']>(...kinds: K[]): Iterable<Extract<Told, { event: K }>> {
    for (;;) {
      const some: Extract<Told, { event: K }>[] = [];
      for (const event of archive.events(...kinds) as Iterable<Extract<Told, { event: K }>>) {
        if (isOutdated(event) && some.push(event) === AT_ONCE) break;
      }
      yield* some;
      if (some.length < AT_ONCE) return;
    }
  }

  function isOutdated(event: Told): boolean {
    return event.removed === undefined && !desk.isNoted(nameOf(event));
  }

  return {
    tell(event) {
      if (!desk.note(nameOf(event))) return;
      if (event.event === 'media' && event.path !== null) desk.note(event.path);
      archive.record(event);
    },
    leave(path) {
      left.push(path);
    },
    *takeBack() {
      for (const event of outdated('decided', 'refused')) {
        if (event.event === 'refused') {
          archive.record({ ...event, removed: 'it is refused no more' });
          continue;
        }
        for (const path of archive.remove(event.id).kept) {
          left.push(path);
          yield { event: 'edited-by-person', path, beside: null };
        }
        archive.record({ ...event, removed: 'no capture names it any more' });
      }
      const shown = picturesIn(archive.dir, left);
      for (const event of outdated('media')) {
        if (event.path !== null && !desk.isNoted(event.path) && !shown.has(event.path))
          archive.removeMedia(event.path);
        archive.record({ ...event, removed: 'no article shows it any more' });
      }
    },
  };
}

function nameOf(event: Told): string {
  switch (event.event) {
    case 'decided':
      return `decided\n${event.id}`;
    case 'refused':
      return `refused\n${event.capture}`;
    case 'media':
      return `media\n${event.original}\n${event.capture ?? ''}`;
  }
}

/** The saved pictures that a person's texts show: they stay, whatever else becomes of them. */
function picturesIn(dir: string, paths: readonly string[]): Set<string> {
  return new Set(
    paths.flatMap(
      (path) =>
        readFileSync(join(dir, path), 'latin1').match(/media\/[0-9a-f]{2}\/[0-9a-f]{64}\.[a-z0-9]{1,8}/g) ??
        [],
    ),
  );
}
