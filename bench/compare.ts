import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEvidence } from '../src/evidence/index.ts';

/** What makes two archives one: these are the same byte for byte. */
const SAME = ['articles/**', 'media/**', 'bylines/**', 'account/{addresses,known,lacunae,media}.jsonl'];

/** In what two archives differ: paths of files, and captures that only one of them has; empty for identical ones. */
export async function differences(one: string, other: string): Promise<string[]> {
  const found: string[] = [];
  const files = (dir: string) =>
    new Set(
      globSync(SAME, { cwd: dir, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => join(each.parentPath, each.name).slice(dir.length + 1)),
    );
  const [ours, theirs] = [files(one), files(other)];
  for (const path of new Set([...ours, ...theirs])) {
    if (!ours.has(path) || !theirs.has(path))
      found.push(`${path} is only in ${ours.has(path) ? one : other}`);
    else if (!readFileSync(join(one, path)).equals(readFileSync(join(other, path)))) found.push(path);
  }
  const [here, there] = [await captureSet(one), await captureSet(other)];
  for (const name of [...here, ...there])
    if (!here.has(name) || !there.has(name))
      found.push(`the capture ${name} is only in ${here.has(name) ? one : other}`);
  return found;
}

/** Every capture of the evidence as original, timestamp and payload digest; two of one name are one. */
export async function captureSet(dir: string): Promise<Set<string>> {
  const evidence = openEvidence(dir);
  const names = new Set<string>();
  try {
    for await (const { original, timestamp, payload, digest } of evidence.captures())
      names.add(`${timestamp}/${original} ${payload ?? digest}`);
  } finally {
    await evidence.close();
  }
  return names;
}
