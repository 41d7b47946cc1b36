import { escapeHtml } from '../html.ts';
import { rootFrom } from '../names.ts';
import type { Setting } from '../setting.ts';
import { ATOM, RSS } from './feed.ts';

/**
 * What leads feed readers from a page to a feed, for `<head>`.
 * @param path of the page, and `folder` of the feed, from the root
 */
export function feedLinks(path: string, folder: string, title: string, setting: Setting): string {
  const to = escapeHtml(encodeURI(rootFrom(path) + folder));
  const link = (type: string, file: string) =>
    `<link rel="alternate" type="application/${type}+xml" title="${escapeHtml(title)}" href="${to}${file}">\n`;
  return link('atom', ATOM) + (setting.address === null ? '' : link('rss', RSS));
}
