import type { Archive, Imported } from '../archive/index.ts';
import { type ErrorCode, ReprintError } from '../base/error.ts';
import type { Reading } from '../base/reading.ts';
import type { RescueEvent } from './event.ts';
import { count, type ImportReport } from './import-report.ts';
import type { ImportShard } from './imports.ts';
import { type ReadingRow, readingFetcher } from './readings.ts';

/** Tells the account what imported files were found to be, and whoever watches what could not be read, once. */
export function* tellImported(
  files: readonly Imported[],
  shard: ImportShard,
  dir: string,
  archive: Pick<Archive, 'record'>,
  report: ImportReport,
): Iterable<RescueEvent> {
  const found = new Map<string, ReadingRow[]>();
  for (const row of shard.rows) {
    const file = fileOf(row.imported ?? '');
    found.set(file, [...(found.get(file) ?? []), row]);
    add(row, report);
  }
  const readings = readingFetcher(dir);
  try {
    for (const event of files) {
      const rows = found.get(event.file) ?? [];
      const problems = rows
        .filter(({ kind }) => kind === 'error')
        .flatMap((row) => problemOf(row, event.file, readings.fetch(shard.key, row)));
      const articles = rows.filter(({ kind }) => kind === 'article').length;
      report.files++;
      if (!archive.record({ ...event, articles, problems })) continue;
      for (const { at, code, message } of problems) {
        const path = at === '' ? event.file : `${event.file}: ${at}`;
        yield { event: 'passed-over', path, error: new ReprintError(code as ErrorCode, message, '') };
      }
    }
  } finally {
    readings.close();
  }
}

/** The file that a part of it is of: `imported/a.jsonl#line 3` is of `imported/a.jsonl`. */
export function fileOf(imported: string): string {
  return imported.replace(/#(?:line|item) \d+$/, '');
}

function add({ kind, reason, mended = [] }: ReadingRow, report: ImportReport): void {
  if (kind === 'article') {
    report.articles++;
    for (const rule of mended) count(report.rules, rule);
  } else if (kind === 'error') report.passedOver++;
  else count(report.noArticles, reason ?? kind);
}

function problemOf({ imported = '' }: ReadingRow, file: string, reading: Reading): Imported['problems'] {
  if (reading.kind !== 'error') return [];
  const { code, hint } = reading.error;
  return [{ at: imported.slice(file.length + 1), code, message: hint }];
}
