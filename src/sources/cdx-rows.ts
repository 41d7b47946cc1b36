import type { CaptureRef } from '../base/capture.ts';
import { captureOf, type Fields } from './cdx-row.ts';
import type { DamagedRow } from './source.ts';

/** One page of an index, read. */
export interface Page {
  is: 'page';
  /** A JSON array of arrays, a JSON object a line, or plain columns. */
  form: 'table' | 'lines' | 'text';
  rows: CaptureRef[];
  damaged: DamagedRow[];
  /** What the server wants to be told to go on, or null where it says that this is the end. */
  key: string | null;
}

/** What came is no whole page of an index. */
export interface NoPage {
  is: 'no-page';
  reason: string;
}

export function noPage(reason: string): NoPage {
  return { is: 'no-page', reason };
}

/** Collects rows, each as a capture or as damaged, never neither. */
export function collector(): Pick<Page, 'rows' | 'damaged'> & {
  take(line: number, fields: Fields, text: () => string): void;
  damage(line: number, text: string, reason: string): void;
} {
  const rows: CaptureRef[] = [];
  const damaged: DamagedRow[] = [];
  const damage = (line: number, text: string, reason: string) => {
    damaged.push({ line, text: text.slice(0, 500), reason });
  };
  return {
    rows,
    damaged,
    damage,
    take(line, fields, text) {
      const capture = captureOf(fields);
      if (typeof capture === 'string') damage(line, text(), capture);
      else rows.push(capture);
    },
  };
}
