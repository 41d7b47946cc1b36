import { expect, test } from 'vitest';
import { filmOf, isGuessedStill, posterOf } from './films.ts';

const film = (src: string, kind: 'video' | 'audio' | 'frame' = 'video') => filmOf({ kind, src });

test('a film of YouTube is one film in whatever player', () => {
  for (const src of [
    'https://www.youtube.com/embed/a-b_efghijk?rel=0',
    'https://www.youtube-nocookie.com/embed/a-b_efghijk',
    'http://www.youtube.com/v/a-b_efghijk&hl=en',
    'https://m.youtube.com/watch?feature=share&v=a-b_efghijk',
    'https://youtu.be/a-b_efghijk?t=3',
    'https://youtube.com/shorts/a-b_efghijk',
  ])
    expect(film(src)).toBe('https://www.youtube.com/watch?v=a-b_efghijk');
  expect(film('https://www.youtube.com/embed/videoseries?list=PL1')).toBeNull();
  expect(film('https://www.youtube.com/embed/abcdefghijkl')).toBeNull();
});

test('a file is asked for by its own address; of other players the file is not known', () => {
  expect(film('https://news.example/1.mp4?v=2')).toBe('https://news.example/1.mp4?v=2');
  expect(film('https://news.example/1.mp3', 'audio')).toBe('https://news.example/1.mp3');
  expect(film('https://news.example/1.mp3', 'frame')).toBeNull();
  expect(film('https://www.facebook.com/plugins/video.php?href=x')).toBeNull();
});

test("a player's still picture is the page's own, else the one that YouTube has", () => {
  const src = 'https://youtu.be/abcdefghijk';
  const poster = 'https://news.example/1.jpg';
  expect(posterOf({ src, poster })).toMatchObject({ original: poster, variants: { length: 2 } });
  expect(posterOf({ src, poster: null })).toMatchObject({
    original: 'https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg',
  });
  expect(posterOf({ src: 'https://vimeo.com/1', poster: null })).toBeNull();
  expect(isGuessedStill(posterOf({ src, poster: null })!.original)).toBe(true);
  expect(isGuessedStill(poster)).toBe(false);
});
