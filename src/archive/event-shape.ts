import type { JournalEvent } from './event.ts';

/** What may stand behind a key: text, a number, true, a path that stays in the archive, a list; with `?` null or nothing too. */
type Kind = 'text' | 'text?' | 'count' | 'count?' | 'flag' | 'flag?' | 'path' | 'path?' | 'texts' | 'texts?';
type Shape = { readonly [key: string]: Kind | readonly [Shape] };

const SHAPES: { readonly [event in JournalEvent['event']]: Shape } = {
  discovered: { file: 'text', captures: 'count', damaged: [{}] },
  listed: {
    archive: 'text',
    scope: 'text',
    at: 'text',
    pages: 'count',
    rows: 'count',
    damaged: [{}],
    next: 'text?',
    whole: 'flag',
    before: 'count?',
  },
  failed: { original: 'text', capture: 'text?', reason: 'text', removed: 'text?' },
  blocked: { original: 'text', capture: 'text?', reason: 'text', removed: 'text?' },
  mismatch: { capture: 'text', indexed: 'text', found: 'text' },
  refused: {
    original: 'text',
    capture: 'text',
    kind: 'text',
    id: 'text?',
    reason: 'text',
    removed: 'text?',
  },
  decided: {
    id: 'text',
    path: 'path?',
    sha256: 'text?',
    title: 'text?',
    date: 'text?',
    captures: [{ capture: 'text', original: 'text', verdict: 'text', reason: 'text', revision: 'text?' }],
    aliases: 'texts',
    ids: 'texts?',
    thread: 'text?',
    lacunae: [{ kind: 'text', reason: 'text', caption: 'text', original: 'text?' }],
    imported: 'text?',
    illegible: 'flag?',
    removed: 'text?',
  },
  media: { original: 'text', capture: 'text?', path: 'path?', reason: 'text?', removed: 'text?' },
  film: { original: 'text', archive: 'text', memento: 'text?', reason: 'text?' },
  imported: {
    file: 'text',
    sha256: 'text',
    articles: 'count',
    problems: [{ at: 'text', code: 'text', message: 'text' }],
  },
  byline: { id: 'text', name: 'text', path: 'path', sha256: 'text', removed: 'text?' },
  withheld: { id: 'text', reason: 'text?', by: 'text?' },
  withheldName: { name: 'text', reason: 'text?', by: 'text?' },
  written: { id: 'text', path: 'path', sha256: 'text?', before: 'text?' },
  settled: {},
};

/** Every kind of event, in the order in which the reference tells of them. */
export const KINDS: readonly string[] = Object.keys(SHAPES);

/** Whether a value is an event as we write them: a journal may come from a stranger, and each line is as good as its shape. */
export function isEvent(value: unknown): value is JournalEvent {
  if (!isRecord(value) || typeof value.event !== 'string' || !Object.hasOwn(SHAPES, value.event))
    return false;
  return hasShape(value, SHAPES[value.event as JournalEvent['event']]);
}

function hasShape(value: Record<string, unknown>, shape: Shape): boolean {
  for (const key in shape) {
    const kind = shape[key]!;
    const its = value[key];
    if (typeof kind !== 'string') {
      if (!Array.isArray(its) || !its.every((each) => isRecord(each) && hasShape(each, kind[0])))
        return false;
    } else if (!isKind(its, kind)) return false;
  }
  return true;
}

function isKind(value: unknown, kind: Kind): boolean {
  if ((value === null || value === undefined) && kind.endsWith('?')) return true;
  switch (kind) {
    case 'text':
    case 'text?':
      return typeof value === 'string';
    case 'count':
    case 'count?':
      return typeof value === 'number' && value >= 0;
    case 'flag':
    case 'flag?':
      return typeof value === 'boolean';
    case 'path':
    case 'path?':
      return typeof value === 'string' && staysWithin(value);
    case 'texts':
    case 'texts?':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
  }
}

/** `articles/../../x` and `/etc/passwd` do not. */
function staysWithin(path: string): boolean {
  return path !== '' && !/^[/\\]|^[a-z]:|\x00/i.test(path) && !path.split(/[/\\]/).includes('..');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
