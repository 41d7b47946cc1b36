import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatArticle } from '../src/article/index.ts';

/** Characters of our own choosing: the text means nothing and weighs what news weighs. */
const TEXT =
  '山城報訊大霧籠罩海面渡輪停航居民改走陸路市場照常開門學校提早放學郵差仍然送信燈塔整夜亮着漁船泊在灣內等候天晴消息傳來眾人鬆一口氣明日或有雨';

/** Writes an archive of articles in the seed's plain form: some 1,500 characters, two pictures not saved, a link, a video now and then. */
export function generateArchive(dir: string, articles: number): void {
  writeFileSync(join(dir, 'reprint.json'), '{"format": 1}\n');
  writeFileSync(
    join(dir, 'outlet.yaml'),
    "name: 山城報\nhosts: [shancheng.example]\nlanguages: [zh-Hant-HK]\ntimezone: Asia/Hong_Kong\nidentity:\n  - pattern: '/article/(?P<id>[0-9]+)'\n",
  );
  const made = new Set<string>();
  let seed = 1;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const sentence = (length: number) => Array.from({ length }, () => TEXT[random(TEXT.length)]!).join('');
  for (let id = 1; id <= articles; id++) {
    const day = new Date(Date.UTC(2017, 0, 1) + Math.floor((id / articles) * 1_826) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const original = `https://www.shancheng.example/article/${id}/${encodeURIComponent(sentence(12))}`;
    const memento = `https://web.archive.org/web/20210628172625/${original}`;
    const paragraphs = Array.from({ length: 8 + random(6) }, () => `${sentence(60 + random(160))}。\n`);
    paragraphs.splice(
      2,
      0,
      picture(id, 1, sentence(20)),
      `見 [前文](https://www.shancheng.example/article/${1 + random(articles)}/x)。\n`,
    );
    if (id % 4 === 0)
      paragraphs.push(`{{< video src="https://www.youtube.com/embed/${String(id).padStart(11, 'a')}" >}}\n`);
    paragraphs.push(
      picture(id, 2, sentence(15)),
      `**${sentence(10)}** [訂閱](/web/20210628172625/https://www.shancheng.example/subscribe)\n`,
    );
    const front = {
      title: sentence(14 + random(12)),
      date: day,
      author: `記者${TEXT[random(20)]}${TEXT[random(60)]}`,
      category: ['港聞', '國際', '財經', '副刊', '體育'][random(5)]!,
      tags: Array.from({ length: random(7) }, () => (random(3) === 0 ? sentence(4) : sentence(2))),
      url: memento,
      original_url: original,
    };
    const folder = join(dir, 'articles', day.slice(0, 4), day.slice(5, 7));
    const text = formatArticle({ front, extra: {}, body: `\n# ${front.title}\n\n${paragraphs.join('\n')}` });
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(folder, `${id}.md`), text);
  }
}

function picture(id: number, n: number, caption: string): string {
  return `<figure>\n<img src="https://web.archive.org/web/20210628172625im_/https://www.shancheng.example/p/${id}-${n}_large.jpg" alt="">\n<figcaption>${caption}</figcaption>\n</figure>\n`;
}
