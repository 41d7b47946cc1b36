import { ReprintError } from '../base/error.ts';
import type { Ask } from './ask.ts';
import { commonCrawlSource } from './common-crawl.ts';
import { pywbSource } from './pywb.ts';
import type { ArchiveSource } from './source.ts';
import { timeMapSource } from './timemap.ts';
import { waybackSource } from './wayback.ts';

const WAYBACK = 'https://web.archive.org';

/**
 * An archive on the network by the address that people give for it; null is the Wayback Machine. The address
 * tells which language it speaks:
 *
 * | address | archive |
 * | --- | --- |
 * | `https://web.archive.org`, `https://host/web` | Wayback's own layout |
 * | `https://host/…/timemap/link/…` | Memento TimeMaps (RFC 7089) |
 * | `https://index.commoncrawl.org/CC-MAIN-2019-09-index` | Common Crawl's index |
 * | `https://host/COLLECTION`, `https://arquivo.pt/wayback` | pywb |
 *
 * @throws ReprintError BAD_ADDRESS, UNSUPPORTED
 */
export function archiveSource({ address, ask }: { address: string | null; ask: Ask }): ArchiveSource {
  if (address === null) return waybackSource('the Wayback Machine', WAYBACK, ask);
  const { origin, host, path } = placeOf(address);
  if (host === 'web.archive.org' && !isTimeMap(path))
    return waybackSource('the Wayback Machine', WAYBACK, ask);
  if (isTimeMap(path)) return timeMapSource(address, origin, path, ask);
  if (path === '' || path === '/web') return waybackSource(address, origin, ask);
  if (host === 'index.commoncrawl.org' || path.endsWith('-index'))
    return commonCrawlSource(address, origin, path, ask);
  return pywbSource(address, origin, path, ask);
}

/** Origin and path, the path without slashes at its end. */
function placeOf(address: string): { origin: string; host: string; path: string } {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new ReprintError(
      'BAD_ADDRESS',
      `${address} is no address of an archive`,
      'give one such as https://arquivo.pt/wayback, without name and password',
    );
  const path = url.pathname.slice(0, 1000).replace(/\/+$/, '');
  return { origin: url.origin, host: url.hostname, path };
}

function isTimeMap(path: string): boolean {
  return /\/timemap(?:\/|$)/.test(path);
}
