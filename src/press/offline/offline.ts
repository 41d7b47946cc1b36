import { type KeepSite, searchScripts } from '../../search/index.ts';
import { NO_INDEX } from '../crawlers/robots.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import { iconSvg } from '../theme/in-page.ts';
import type { Words } from '../words/words.ts';
import { sheetIcon } from './icon.ts';
import { ICON, MANIFEST, manifest, SERVICE_WORKER, SHEET_ICON } from './manifest.ts';

/** The page for whoever asks for one that is not kept; in the root, where its worker looks for it. */
const OFFLINE_PAGE = 'offline.html';

/** What lets a site be read without a connection: the worker that keeps what was opened, its page, manifest and icons. */
export async function* offlineFiles(
  setting: Setting,
  words: Words,
): AsyncGenerator<[path: string, data: string | Uint8Array]> {
  const { css, scripts, theme, outlet } = setting;
  const site: KeepSite = { first: [OFFLINE_PAGE, css, ...(theme?.css ? [theme.css] : []), scripts.box] };
  const { keep } = await searchScripts();
  yield [SERVICE_WORKER, `const KEEP_SITE=${JSON.stringify(site)};\n${keep}`];
  yield [OFFLINE_PAGE, renderOffline(setting, words)];
  yield [MANIFEST, manifest(setting, words)];
  yield [ICON, iconSvg(outlet.name)];
  yield [SHEET_ICON, sheetIcon()];
}

/** Says that a page is not kept; the worker puts in what is. */
function renderOffline(setting: Setting, words: Words): string {
  const { notKept, notKeptLead, kept } = words.offline;
  const main = `<header class="head">
<h1>${notKept}</h1>
</header>
<div class="prose"><p>${notKeptLead}</p></div>
<section hidden><h2 class="day">${kept}</h2>
<ol class="rows"></ol></section>
`;
  return wholePage(
    { path: OFFLINE_PAGE, title: notKept, kind: 'list', main, head: NO_INDEX },
    setting,
    words,
  );
}
