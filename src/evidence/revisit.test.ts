import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEvidence } from './index.ts';
import { captures, type Folder, folder, indexed, page, revisit } from './sample.test-help.ts';

let archive: Folder;
beforeEach(() => {
  archive = folder();
});
afterEach(() => archive.remove());

const FRONT = 'http://outlet.example/';
const NOT_MODIFIED = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified';

test('a page that was not modified repeats the one with its ETag, where it names an address without a date', async () => {
  const unmodified = revisit(
    FRONT,
    '20200301000000',
    [
      ['WARC-Refers-To-Target-URI', FRONT],
      ['WARC-Payload-Digest', 'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'],
    ],
    { status: 304, reason: 'Not Modified', headers: [['ETag', '"new"']] },
  );
  const fields = unmodified.fields!.map(([name, value]) => [
    name,
    name === 'WARC-Profile' ? NOT_MODIFIED : value,
  ]);
  archive.warc('captures/given/a.warc.gz', [
    page(FRONT, '20180101000000', 'old', [['ETag', '"old"']]),
    page(FRONT, '20190101000000', 'new', [['ETag', '"new"']]),
    { ...unmodified, fields: fields as [string, string][] },
  ]);
  const evidence = openEvidence(archive.path);
  await indexed(evidence);
  const capture = await evidence.read((await captures(evidence)).at(-1)!);
  expect(Buffer.from(capture.body).toString()).toBe('new');
  await evidence.close();
});
