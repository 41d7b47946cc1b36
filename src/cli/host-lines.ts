import type { HostFit } from '../press/index.ts';
import { counted } from './words.ts';

/** Which hosts take a pressed site, and what is too much for the others. */
export function hostLines(hosts: readonly HostFit[]): string[] {
  const takers = hosts.filter(({ fits }) => fits).map(({ host }) => host);
  const lines = takers.length === 0 ? [] : [`fits ${takers.join(', ')}`];
  for (const { host, exceeds } of hosts)
    for (const { what, is, most, byArticlesAlone } of exceeds) {
      const alone = byArticlesAlone ? '; its articles alone are too much' : '';
      lines.push(`too large for ${host}: ${SAID[what](is)}, at most ${SAID[what](most)}${alone}`);
    }
  return lines;
}

const SAID: Record<HostFit['exceeds'][number]['what'], (n: number) => string> = {
  files: (n) => counted(n, 'file'),
  bytes: (n) => megabytes(n),
  fileBytes: (n) => `${megabytes(n)} in one file`,
  folderFiles: (n) => `${counted(n, 'file')} in one folder`,
  folderEntries: (n) => `${counted(n, 'entry')} for names in one folder`,
};

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
