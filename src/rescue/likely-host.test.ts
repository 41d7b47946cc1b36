import { expect, test } from 'vitest';
import { likelyHost } from './likely-host.ts';
import { entry } from './rescue.test-help.ts';

async function hostOf(...captures: ReturnType<typeof entry>[]): Promise<string | null> {
  return likelyHost(
    (async function* () {
      yield* captures;
    })(),
  );
}

test('an outlet of which nothing is known is named after the host of most of its pages', async () => {
  expect(
    await hostOf(
      entry('https://www.harbourdaily.example/1'),
      entry('http://harbourdaily.example/2'),
      entry('https://other.example/1'),
      entry('https://other.example/1.jpg', '2019', { mime: 'image/jpeg' }),
      entry('https://other.example/2', '2019', { status: 404 }),
      entry('no address'),
    ),
  ).toBe('harbourdaily.example');
  expect(await hostOf()).toBeNull();
});
