import type { HostFit } from '../press/index.ts';
import { counted, figure } from './words.ts';

/** Which hosts take a pressed site, and what is too much for the others. */
export function hostLines(hosts: readonly HostFit[]): string[] {
  const takers = hosts.filter(({ fits }) => fits).map(({ host }) => host);
  const lines = takers.length === 0 ? [] : [`fits ${takers.join(', ')}`];
  for (const { host, exceeds } of hosts)
    for (const { what, is, most, byArticlesAlone } of exceeds) {
      const alone = byArticlesAlone
        ? '; its articles alone are: --parts years makes a folder of each year'
        : '';
      lines.push(
        `too large for ${host}: ${SAID[what](is)}, at most ${what === 'bytes' || what === 'fileBytes' ? megabytes(most) : figure(most)}${alone}`,
      );
    }
  return lines;
}

/** What is said of a site in parts: which hosts take any of them. */
export function partLines(parts: readonly { name: string; hosts: readonly HostFit[] }[]): string[] {
  const hosts = parts[0]?.hosts.map(({ host }) => host) ?? [];
  const takers = hosts.filter((host) =>
    parts.every((part) => part.hosts.some((each) => each.host === host && each.fits)),
  );
  return takers.length === 0
    ? []
    : [`each of its ${counted(parts.length, 'part')} fits ${takers.join(', ')}`];
}

const SAID: Record<HostFit['exceeds'][number]['what'], (n: number) => string> = {
  files: (n) => counted(n, 'file'),
  bytes: (n) => megabytes(n),
  fileBytes: (n) => `${megabytes(n)} in one file`,
  folderFiles: (n) => `${counted(n, 'file')} in one folder`,
  folderEntries: (n) => `${counted(n, 'entry')} of names in one folder`,
};

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
