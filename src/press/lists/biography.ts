import { type BylineRecord, readByline } from '../../archive/index.ts';
import { escapeHtml } from '../html.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';

/** What the outlet told of a person below their articles, for the first page of their byline; empty where nothing is kept. */
export function renderBiography(name: string, setting: Setting, words: Words): string {
  const record = recordOf(name, setting);
  if (record === null || (record.role === null && record.biographies.length === 0)) return '';
  const [newest, ...earlier] = record.biographies;
  const role = record.role === null ? '' : `<p class="role">${escapeHtml(record.role)}</p>\n`;
  const before =
    earlier.length === 0
      ? ''
      : `<details><summary>${words.earlierBiographies}</summary>\n${earlier.map(paragraphs).join('<hr>\n')}</details>\n`;
  return `<div class="biography">\n${role}${newest === undefined ? '' : paragraphs(newest)}${before}</div>\n`;
}

/** Names that `outlet.yaml` joins may have their record under any of them. */
function recordOf(name: string, { archive, outlet }: Setting): BylineRecord | null {
  const also = outlet.names.find((same) => same.name === name)?.also ?? [];
  for (const each of [name, ...also]) {
    const record = readByline(archive, each);
    if (record !== null) return record;
  }
  return null;
}

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((part) => `<p>${escapeHtml(part.trim())}</p>\n`)
    .join('');
}
