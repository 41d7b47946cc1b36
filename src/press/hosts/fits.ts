import { HOSTS, type Host } from './limits.ts';
import type { SiteSize } from './size.ts';

/** Whether a host takes a site, and what is too much where it does not. */
export interface HostFit {
  host: string;
  fits: boolean;
  exceeds: Excess[];
}

export interface Excess {
  what: 'files' | 'bytes' | 'fileBytes' | 'folderFiles' | 'folderEntries';
  is: number;
  most: number;
  /** Whether the articles' own pages and pictures exceed it: no list, feed or index left out would help. */
  byArticlesAlone: boolean;
}

/** Which hosts take the site. @param articles the pages of articles, of their revisions, and their pictures alone */
export function hostFits(site: SiteSize, articles: SiteSize, hosts: readonly Host[] = HOSTS): HostFit[] {
  return hosts.map((host) => {
    const limits: [Excess['what'], (size: SiteSize) => number][] = [
      ['files', ({ files, folders }) => files + (host.countsFolders ? folders : 0)],
      ['bytes', ({ bytes }) => bytes],
      ['fileBytes', ({ largest }) => largest],
      ['folderFiles', ({ folderFiles }) => folderFiles],
      ['folderEntries', ({ folderEntries }) => folderEntries],
    ];
    const exceeds = limits.flatMap(([what, of]): Excess[] => {
      const most = host[what];
      if (most === undefined || of(site) <= most) return [];
      return [{ what, is: of(site), most, byArticlesAlone: of(articles) > most }];
    });
    return { host: host.name, fits: exceeds.length === 0, exceeds };
  });
}

/** Whether a file of the site is an article's: its page, one that leads to it, a revision, a picture. */
export function isArticleFile(path: string): boolean {
  return /^(?:articles|revisions|media)\//.test(path);
}
