import type { Records } from '../press/index.ts';

/** For pages that say where the record lies that they were read from: as the index of the archive's evidence has it. */
export async function recordsOf(): Promise<(archive: string) => Records> {
  const { openEvidence } = await import('../evidence/index.ts');
  return (archive) => {
    const evidence = openEvidence(archive);
    return {
      find(capture, digest) {
        const [timestamp, original] = [capture.slice(0, 14), capture.slice(15)];
        const entry = evidence
          .find(original)
          .find((each) => each.timestamp === timestamp && each.digest === digest);
        if (!entry) return null;
        const { file, offset, length } = entry;
        return { file: `captures/${file}`, offset, length };
      },
      close: () => evidence.close(),
    };
  };
}
