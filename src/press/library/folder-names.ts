import type { Outlet } from '../../outlets/index.ts';
import { slugOf } from '../names.ts';

/**
 * The folder of each outlet in a library: its host, `shancheng.example`, else its name as a list's page would have it. The
 * same archives in the same order get the same folders, and one that is added at the end changes none of the others: where
 * two have one host, the later of them is `shancheng.example-2`.
 */
export function folderNames(outlets: readonly Pick<Outlet, 'hosts' | 'name'>[]): string[] {
  const taken = new Set<string>();
  return outlets.map(({ hosts, name }) => {
    const plain = hosts.map(hostName).find((host) => host !== null) ?? nameOf(name);
    let folder = plain;
    for (let n = 2; taken.has(folder); n++) folder = `${plain}-${n}`;
    taken.add(folder);
    return folder;
  });
}

/** Whether a folder has such a name: what a list of ours says may be a stranger's. */
export function isFolderName(name: string): boolean {
  return name.length <= 120 && /^[^\s./\\:\x00-\x1f][^\s/\\:\x00-\x1f]*$/.test(name) && !name.endsWith('.');
}

/** A host as it can name a folder on any disk and host; null for one that cannot, as `con.example` and `index.html` cannot. */
function hostName(host: string): string | null {
  const plain = host.toLowerCase();
  if (plain.length > 100 || !/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(plain))
    return null;
  if (plain.endsWith('-') || DEVICE.test(plain) || FILE.test(plain)) return null;
  return plain;
}

const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\./;
const FILE = /\.(?:html|css|js|xml|txt|json|opml|svg|ico|webmanifest)$/;

/** `search` and the like are folders of the library's own. */
function nameOf(name: string): string {
  const slug = slugOf(name) || 'outlet';
  return /^(?:search|theme)$/.test(slug) ? `${slug}-` : slug;
}
