import type { Verified } from '../../evidence/index.ts';
import { untilStopped } from '../until-stopped.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, errorFields, oneFolder } from '../words.ts';

export const verifyVerb: Verb = {
  usage: 'verify DIR',
  summary: 're-hash all evidence and report what does not agree',
  about: [
    'Checks every record against the digests that it carries, every gzip member against its checksum, and every file of evidence against manifest-sha256.txt. Damage that was in the files when they were given is told and is no failure; bytes that do not have the digest they should have, and files that are gone, end in exit code 1. With --json, one line a file.',
  ],
  options: {},
  examples: ['reprint verify hkcnews'],
  async run({ positionals }, io) {
    const folder = oneFolder(positionals);
    const { openArchive } = await import('../../archive/index.ts');
    const { openEvidence } = await import('../../evidence/index.ts');
    const { dir, close } = openArchive(folder, { write: false });
    close();
    const evidence = openEvidence(dir);
    const sum = { files: 0, records: 0, checked: 0, truncated: 0, damaged: 0, wrong: 0 };
    try {
      for await (const event of untilStopped(evidence.verify(), io.signal)) {
        if (event.event === 'progress') {
          io.progress(`verifying: ${Math.round(event.bytes / 1e6)} of ${Math.round(event.of / 1e6)} MB`);
          continue;
        }
        if (io.json)
          await io.print(
            JSON.stringify('error' in event ? { ...event, error: errorFields(event.error) } : event),
          );
        if (event.event === 'verified') {
          for (const line of findings(event)) io.say(line);
          sum.files++;
          sum.records += event.records;
          sum.checked += event.checked;
          sum.truncated += event.truncated;
          sum.damaged += event.damaged;
          sum.wrong += event.mismatched;
        } else {
          sum.wrong++;
          io.say(
            event.event === 'missing'
              ? `missing: ${event.file}`
              : `failed: ${event.file}: ${event.error.message}`,
          );
        }
      }
    } finally {
      await evidence.close();
    }
    if (!io.json) {
      const { files, records, checked, truncated, damaged, wrong } = sum;
      await io.print(
        `${counted(files, 'file')}, ${counted(records, 'record')}, ${counted(checked, 'digest')} checked, ` +
          `${counted(truncated, 'truncated record')}, ${counted(damaged, 'damaged place')}, ${counted(wrong, 'disagreement')}`,
      );
    }
    return sum.wrong === 0 ? EXIT.done : EXIT.failed;
  },
};

function findings({ mismatches, damages }: Verified): string[] {
  return [
    ...mismatches.map(
      ({ file, offset, what, stated, target }) =>
        `mismatch: ${file} at byte ${offset}: the ${what} has not the digest ${stated}${target ? ` (${target})` : ''}`,
    ),
    ...damages.map(
      ({ file, offset, length, reason }) => `damage: ${file} at byte ${offset}: ${reason} (${length} bytes)`,
    ),
  ];
}
