import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { openArchive } from '../../archive/index.ts';
import { sha256Hex } from '../../base/digest.ts';
import { asReprintError } from '../../base/error.ts';
import { parseOutlet } from '../../outlets/index.ts';
import { STYLE } from '../style/style.ts';
import { wordsFor } from '../words/words.ts';
import { progressPage, type SiteState } from './progress-page.ts';
import { PROGRESS_SCRIPT } from './progress-script.ts';
import { PROGRESS_STYLE } from './progress-style.ts';
import { PROGRESS, type Rescue } from './rescue-shown.ts';
import { namesTag } from './send.ts';

const HEADERS = {
  // Its own script refreshes it; nothing else runs, and nothing is asked of anybody else.
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};

/** Answers requests for the page of the progress and what belongs to it; false for all others. */
export async function answerProgress(
  { archive, look }: Rescue,
  site: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  const say = (type: string, text: string) => {
    const tag = `"${sha256Hex(text).slice(0, 20)}"`;
    response.setHeader('ETag', tag);
    if (namesTag(request.headers['if-none-match'], tag)) response.writeHead(304).end();
    else {
      response.writeHead(200, {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Length': Buffer.byteLength(text),
      });
      response.end(request.method === 'HEAD' ? undefined : text);
    }
    return true;
  };
  switch (path) {
    case `${PROGRESS}/style.css`:
      return say('text/css', STYLE + PROGRESS_STYLE);
    case `${PROGRESS}/script.js`:
      return say('text/javascript', PROGRESS_SCRIPT);
    case PROGRESS: {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      const { name, lang } = outletOf(archive);
      const found = await look().catch((error) => asReprintError(error));
      return say('text/html', progressPage(name, found, stateOf(site), wordsFor(lang)));
    }
    default:
      return false;
  }
}

/** Until an outlet has a name, its archive's folder has. */
function outletOf(archive: string): { name: string; lang: string | undefined } {
  const unnamed = { name: basename(archive), lang: undefined };
  try {
    const its = openArchive(archive, { write: false });
    try {
      const text = its.outletText();
      if (text === null) return unnamed;
      const { name, languages } = parseOutlet(text);
      return { name, lang: languages[0] };
    } finally {
      its.close();
    }
  } catch {
    // An outlet file in the middle of an edit: the page of the progress is no place to complain of it.
    return unnamed;
  }
}

function stateOf(site: string): SiteState {
  if (existsSync(join(site, '.pressing'))) return 'under way';
  return existsSync(join(site, 'index.html')) ? 'there' : 'none';
}
