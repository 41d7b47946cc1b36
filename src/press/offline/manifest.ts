import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';

export const MANIFEST = 'manifest.webmanifest';
/** It keeps this name for ever: browsers that have it ask under this name whether it has changed. */
export const SERVICE_WORKER = 'service-worker.js';
/** The outlet's first character, and a sheet of newspaper for systems that show no SVG. */
export const ICON = 'icon.svg';
export const SHEET_ICON = 'icon.png';

/**
 * What lets a reader put the site on a home screen. All of it is relative, so that it holds in any folder of any host.
 * Source: https://www.w3.org/TR/appmanifest/
 */
export function manifest({ outlet, theme }: Setting, words: Words): string {
  const manifest = {
    name: words.archiveOf(outlet.name),
    short_name: outlet.name,
    ...(outlet.about === null ? {} : { description: outlet.about.trim() }),
    lang: outlet.languages[0] ?? words.lang,
    start_url: 'index.html',
    scope: './',
    // With the way back and the address in sight: an archive is there to be cited.
    display: 'minimal-ui',
    background_color: '#fcfbf7',
    theme_color: '#fcfbf7',
    icons: [
      theme?.icon ? { src: theme.icon, sizes: 'any' } : { src: ICON, sizes: 'any', type: 'image/svg+xml' },
      { src: SHEET_ICON, sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
