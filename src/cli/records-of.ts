import { asReprintError } from '../base/error.ts';
import type { Evidence } from '../evidence/index.ts';
import type { Records } from '../press/index.ts';

/**
 * For pages that say where the record lies that they were read from: as the index of the archive's evidence has it. Where
 * there is no index (`.reprint` was deleted) nothing is said; `reprint refresh` makes it again.
 */
export async function recordsOf(): Promise<(archive: string) => Records> {
  const { openEvidence } = await import('../evidence/index.ts');
  return (archive) => {
    const evidence = openEvidence(archive);
    return {
      find(capture, digest) {
        const [timestamp, original] = [capture.slice(0, 14), capture.slice(15)];
        const found = entriesOf(evidence, original).find(
          (each) => each.timestamp === timestamp && each.digest === digest,
        );
        return found ? { file: `captures/${found.file}`, offset: found.offset, length: found.length } : null;
      },
      close: () => evidence.close(),
    };
  };
}

function entriesOf(evidence: Evidence, original: string): ReturnType<Evidence['find']> {
  try {
    return evidence.find(original);
  } catch (error) {
    if (asReprintError(error).code === 'NOT_FOUND') return [];
    throw error;
  }
}
