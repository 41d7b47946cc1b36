import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { builtInOutlet, outletTemplate } from '../outlets/index.ts';

/** So many files, spread over all, are enough to see whose they are; of each the beginning. */
const ENOUGH = 200;
const BEGINNING = 4096;

/**
 * An outlet file for files of which nothing else is known: the one that we know, else one with the host that
 * nine in ten of them name, else one without.
 */
export function outletOfFiles(folder: string, files: readonly string[]): string {
  const hosts = new Map<string, number>();
  const stride = Math.max(1, Math.floor(files.length / ENOUGH));
  let told = 0;
  for (let at = 0; at < files.length; at += stride) {
    const host = hostIn(beginningOf(join(folder, files[at]!)));
    if (host === null) continue;
    told++;
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  const [host, times] = [...hosts].sort(([, n], [, m]) => m - n)[0] ?? ['', 0];
  if (host === '' || times < told * 0.9) return outletTemplate({ name: 'unknown' });
  return builtInOutlet(host) ?? outletTemplate({ name: host, hosts: [host] });
}

function beginningOf(path: string): string {
  // A name that is no UTF-8 leads nowhere; whoever takes the file in tells of it.
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return '';
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(BEGINNING);
    return bytes.toString('utf8', 0, readSync(fd, bytes, 0, BEGINNING, 0));
  } finally {
    closeSync(fd);
  }
}

/** The host of the dead address that a file gives first, in front matter or JSON, or its memento's. */
function hostIn(text: string): string | null {
  const match =
    /^original_url:\s*["']?https?:\/\/(?:www\.)?([^/"'\s:]+)/m.exec(text) ??
    /^url:\s*["']?(?:https?:\/\/[^/\s]+\/(?:web\/)?\d{14}\/)?https?:\/\/(?:www\.)?([^/"'\s:]+)/m.exec(text) ??
    /"(?:original_url|url|link|canonical_url|permalink|uri)"\s*:\s*"(?:https?:\/\/[^/\s"]+\/(?:web\/)?\d{14}\/)?https?:\/\/(?:www\.)?([^/"\s:]+)/.exec(
      text,
    );
  return match ? match[1]!.toLowerCase() : null;
}
