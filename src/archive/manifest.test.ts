import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../article/index.ts';
import { article, code, create, dir } from './archive.test-help.ts';

describe('the manifest', () => {
  test('verifies everything with sha256sum, whatever the names are', async () => {
    const archive = create();
    archive.put(article('1', '一', '2019-02-28', ['a']));
    const path = archive.putMedia(Buffer.from('picture'), 'jpg');
    expect(archive.putMedia(Buffer.from('picture'), 'jpg')).toBe(path);
    expect(code(() => archive.putMedia(Buffer.from(''), '../x'))).toBe('BAD_INPUT');
    mkdirSync(join(dir, 'captures/given'), { recursive: true });
    for (const name of ['a\\b.warc', 'new\nline', '眾 聞.warc.gz', ' lead', 'big']) {
      writeFileSync(join(dir, 'captures/given', name), name === 'big' ? Buffer.alloc(3_000_000, name) : name);
    }
    writeFileSync(
      Buffer.concat([Buffer.from(join(dir, 'captures/given/')), Buffer.from([0xff, 0xfe])]),
      'no UTF-8',
    );
    symlinkSync(join(dir, 'nowhere'), join(dir, 'captures/given/broken'));
    mkdirSync(join(dir, 'site'));
    writeFileSync(join(dir, 'site/index.html'), '');
    await archive.writeTables();
    const manifest = await archive.writeManifest();
    expect(manifest).toMatchObject({ files: 16, passedOver: ['captures/given/broken'] });
    const verify = () =>
      execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'manifest-sha256.txt'], {
        cwd: dir,
        stdio: 'pipe',
      });
    expect(verify().toString()).toBe('');
    writeFileSync(join(dir, path), 'Picture');
    expect(verify).toThrow();
    const names = readFileSync(join(dir, 'manifest-sha256.txt'), 'latin1');
    expect(names).not.toMatch(/ {2}(?:site|\.reprint|manifest-)/);
  });

  test('says the same when hashes are remembered', async () => {
    const archive = create();
    archive.put(article('1', '一'));
    await archive.writeManifest();
    const first = readFileSync(join(dir, 'manifest-sha256.txt'), 'utf8');
    expect(await archive.writeManifest()).toMatchObject({ files: 4 });
    expect(readFileSync(join(dir, 'manifest-sha256.txt'), 'utf8')).toBe(first);
    expect(parseArticle(readFileSync(join(dir, 'articles/2019/02/1.md'), 'utf8')).front.id).toBe('1');
  });
});
