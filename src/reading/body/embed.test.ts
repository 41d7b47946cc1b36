import type { Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { embedOf } from './embed.ts';

const of = (html: string) =>
  embedOf(parseDocument(html).children[0] as Element, 'https://news.example/article/1');

test('a player brings the still picture that the page shows until it is started', () => {
  const poster = 'https://news.example/posters/1.jpg';
  for (const html of [
    '<video src="/films/1.mp4" poster="/posters/1.jpg"></video>',
    '<iframe src="https://player.vimeo.com/video/1" data-poster="/posters/1.jpg"></iframe>',
    '<lite-youtube videoid="abcdefghijk"><img src="/posters/1.jpg"></lite-youtube>',
    '<amp-iframe src="https://player.vimeo.com/video/1"><amp-img placeholder src="/posters/1.jpg"></amp-img></amp-iframe>',
    '<div class="youtube" data-id="abcdefghijk"><span><img src="../posters/1.jpg"></span></div>',
  ])
    expect(of(html)).toMatchObject({ kind: 'video', poster });
});

test('without one its poster is not known', () => {
  for (const html of [
    '<video src="/films/1.mp4"></video>',
    '<video src="/films/1.mp4" poster="data:image/gif;base64,R0lGODlh"></video>',
    '<blockquote class="instagram-media" cite="https://www.instagram.com/p/1/"><img src="/logo.png"></blockquote>',
  ])
    expect(of(html)).toMatchObject({ poster: null });
});
