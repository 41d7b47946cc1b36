import { expect, test } from 'vitest';
import { builtInOutlet, identifier, parseOutlet } from './index.ts';

test('an outlet that we know is a whole outlet file', () => {
  const outlet = parseOutlet(builtInOutlet('hkcnews.com')!);
  expect(outlet.name).toBe('眾新聞');
  const address = 'https://www.hkcnews.com/article/18752/%E6%B3%95%E5%BA%AD-18753/headline';
  expect(identifier(outlet)(address)).toEqual({ id: '18752', by: 'rule', later: '18753' });
});

test('any other host is not known, whatever its name', () => {
  expect(builtInOutlet('example.com')).toBeNull();
  expect(builtInOutlet('constructor')).toBeNull();
});
