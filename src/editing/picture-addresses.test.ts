import { expect, test } from 'vitest';
import type { Block, Picture } from '../base/blocks.ts';
import { picturesIn, withAddressesOf } from './picture-addresses.ts';

function figure(original: string, caption: string): Block {
  const picture: Picture = { original, variants: [], alt: '' };
  return { type: 'figure', images: [picture], caption: [{ type: 'text', text: caption }], credit: null };
}

const variants = (blocks: Block[]) => [...picturesIn(blocks)].map(({ picture }) => picture.variants);

test('a picture under the same caption in another design has that address too', () => {
  const own = [figure('http://a.example/old/1.jpg', '碼頭　今早')];
  const found = withAddressesOf([figure('https://img.a.example/pier-1600.jpg', '碼頭 今早')], own);
  expect(variants(found)).toEqual([['https://img.a.example/pier-1600.jpg']]);
  expect(variants(own)).toEqual([[]]);
});

test('one without a caption only where its file has the same name but for the size', () => {
  const own = [figure('http://a.example/pier.jpg', '')];
  expect(
    variants(withAddressesOf([figure('https://img.a.example/2019/pier-800x600.JPG?v=2', '')], own)),
  ).toEqual([['https://img.a.example/2019/pier-800x600.JPG?v=2']]);
  expect(variants(withAddressesOf([figure('https://a.example/avatars/7.jpg', '')], own))).toEqual([[]]);
});

test('pictures of copies that show other ones are left alone', () => {
  const own = [figure('http://a.example/1.jpg', '碼頭'), figure('http://a.example/2.jpg', '船')];
  expect(variants(withAddressesOf([figure('http://b.example/2.jpg', '船')], own))).toEqual([[], []]);
});
