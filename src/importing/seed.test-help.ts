/** Files in the form of the seed, with its faults, of an outlet that never was. */
export const WHEN = '20210628172625';
const MEMENTO = `https://web.archive.org/web/${WHEN}`;

export interface Parts {
  id: number;
  title: string;
  author: string;
  text: string;
  date?: string;
  original?: string;
  biography?: string;
}

export function seedFile({
  id,
  title,
  author,
  text,
  date = '2019-02-28',
  original,
  biography,
}: Parts): string {
  const address =
    original ?? `https://www.harbourdaily.example/article/${id}/ferry-${id}/${encodeURIComponent(title)}`;
  const front = `---\ntitle: "${title}"\ndate: "${date}"\nauthor: "${author}"\nurl: "${MEMENTO}/${address}"\noriginal_url: "${address}"\n---\n`;
  if (text === '') return `${front}\n\n`;
  return `${front}\n# ${title}\n\n${text}\n\n\n---\n\n\n${PLEA}${biography === undefined ? '' : below(author, biography)}\n`;
}

export const PLEA = `請成為海港日報的月費讀者，支持我們繼續出航。所有讀者都會收到潮汐表 。\n\n月費讀者 [網址：harbourdaily.example/join](/web/${WHEN}/https://www.harbourdaily.example/join)`;

function below(author: string, biography: string): string {
  const portrait = `${MEMENTO}im_/https://www.harbourdaily.example/uploads/avatars/${author.length}.png?1`;
  return `\n\n---\n\n![專欄 | ${author}](${portrait})\n\n**專欄 | ${author}**\n\n${biography}`;
}

export const PICTURE = `<figure>\n<img src="${MEMENTO}im_/https://www.harbourdaily.example/news_新/ferry%201.jpg" alt="">\n<figcaption>渡輪泊岸。本報攝</figcaption>\n</figure>`;
