/** An address of the Wayback Machine taken apart. */
export interface Memento {
  /** 1–14 digits. */
  timestamp: string;
  original: string;
  /** The address for people to look at, without the modifier (`im_`, `if_`) that asks for raw bytes. */
  view: string;
}

const ARCHIVE = 'https://web.archive.org';

/**
 * Reads `https://web.archive.org/web/20210628172625im_/https://…` and the relative form that pages saved
 * from a replay keep, `/web/20210628172625/https://…`, which leads nowhere by itself. Null for other addresses.
 */
export function readMemento(address: string): Memento | null {
  const match =
    /^(?:(?:https?:)?\/\/(?:web\.|www\.)?archive\.org)?\/web\/(\d{1,14})(?:[a-z]{2}_)?\/(.+)$/is.exec(
      address.trim(),
    );
  if (!match) return null;
  const original = /^[a-z][a-z0-9+.-]*:/i.test(match[2]!)
    ? match[2]!
    : `http://${match[2]!.replace(/^\/+/, '')}`;
  return { timestamp: match[1]!, original, view: `${ARCHIVE}/web/${match[1]}/${original}` };
}

/** The page that a person can open for a player's address: `youtube.com/embed/ID` has a page at `watch?v=ID`. */
export function pageOfPlayer(address: string): string {
  const video = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})/i.exec(address);
  if (video) return `https://www.youtube.com/watch?v=${video[1]}`;
  const plugin =
    /^https?:\/\/(?:www\.)?facebook\.com\/plugins\/(?:video|post)\.php\?(?:[^#]*&)?href=([^&#]+)/i.exec(
      address,
    );
  if (!plugin) return address;
  try {
    return decodeURIComponent(plugin[1]!);
  } catch {
    return address;
  }
}
