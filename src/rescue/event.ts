import type { ReprintError } from '../base/error.ts';
import type { ImportReport } from './import-report.ts';

/** What a rescue tells while it runs. Rooms report; only the command line prints. */
export type RescueEvent =
  | { event: 'adopted'; file: string; bytes: number; insteadOf: string | null }
  | { event: 'passed-over'; path: string; error: ReprintError }
  | { event: 'damage'; file: string; offset: number; length: number; reason: string }
  | { event: 'overrun'; capture: string; reason: string }
  /** A row of an archive's listing that cannot be understood. */
  | { event: 'damaged-row'; archive: string; page: number; line: number; reason: string; text: string }
  /** A list that could not be had. */
  | { event: 'not-listed'; target: string; error: ReprintError }
  | { event: 'edited-by-person'; path: string; beside: string | null }
  /** Steps come in this order; `of` is null while it is not known. */
  | {
      event: 'progress';
      step: Step;
      done: number;
      of: number | null;
      unit: 'bytes' | 'captures' | 'articles' | 'tables';
      /** What else is worth telling on the way. */
      beside?: { tombstones: number; lacunae: number };
    }
  /** What came of the files of another rescue. */
  | { event: 'imported'; report: ImportReport }
  | { event: 'finished'; summary: Summary };

export type Step = 'list' | 'fetch' | 'adopt' | 'index' | 'read' | 'edit' | 'account';

/** What an archive holds after a rescue. */
export interface Summary {
  captures: number;
  articles: number;
  revisions: number;
  tombstones: number;
  lacunae: number;
  pictures: number;
  /** Damaged places in the evidence. */
  damages: number;
  /** Captures that an archive did not give this time, and may the next. */
  failed: number;
  /** Pages of which more is wanted from archives: a limit was reached. */
  queued: number;
}
