import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { records, waczProblems, waczWarcs } from './index.ts';

const WARC = fileURLToPath(new URL('../../../shared/data/warc/', import.meta.url));
const skip = !existsSync(WARC);

/** A file as one line: whole records, the others by why they are not, and how many places of damage. */
async function summary(source: string | AsyncIterable<Uint8Array>): Promise<string> {
  let whole = 0;
  let damage = 0;
  const cut: string[] = [];
  for await (const found of records(source)) {
    if (found.kind === 'damage') damage++;
    else if (found.truncated === null) whole++;
    else cut.push(found.truncated);
  }
  return [whole, ...cut, ...(damage > 0 ? [`damage ${damage}`] : [])].join(' ');
}

/** Checked by hand against what `zcat` and `grep -a ^WARC/` show. */
const REAL: Record<string, string> = {
  'sample_archive_warcs_iana.warc.gz': '343',
  'samples_warcs_IAH-20080430204825-00000-blackbook.warc.gz': '822',
  'specifications_warc-deduplication_samples_20130729-heritrix-original.warc.gz': '1',
  'specifications_warc-deduplication_samples_20130729-heritrix-revisit-with-http-headers.warc.gz': '0 length',
  'specifications_warc-deduplication_samples_20141124-heritrix-server-not-modified.warc.gz': '0 length',
  'specifications_warc-deduplication_samples_20141129-heritrix-original.warc.gz': '1',
  'specifications_warc-deduplication_samples_20141129-heritrix-revisit-with-http-headers-and-new-warc-headers.warc.gz':
    '0 length',
  'src_test_resources_compressions_warc_transfer_compression_brotli.warc': '5',
  'src_test_resources_compressions_warc_transfer_compression_brotli.warc.gz': '5',
  'src_test_resources_compressions_warc_transfer_compression_gzip.warc': '5',
  'src_test_resources_compressions_warc_transfer_compression_gzip.warc.gz': '5',
  'src_test_resources_compressions_warc_transfer_compression_gzip_chunked.warc.gz': '3',
  'src_test_resources_compressions_warc_transfer_compression_none.warc': '5',
  'src_test_resources_compressions_warc_transfer_compression_none.warc.gz': '5',
  // The third member is cut: 366 of its record's 553 bytes are there.
  'src_test_resources_compressions_warc_transfer_compression_none_truncated.warc.gz': '2 file-end damage 1',
  // Three of its four lines say -1 or abc for a length.
  'test_data_bad.arc': '1 damaged damaged damaged damage 3',
  'test_data_example-bad-non-chunked.warc.gz': '6',
  'test_data_example-bad.warc.gz.bad': '6',
  'test_data_example-digest.warc': '4',
  'test_data_example-iana.org-chunked.warc': '3',
  'test_data_example-resource.warc.gz': '3',
  'test_data_example-space-in-target-uri.warc.gz': '2',
  // Its line ends were CRLF when 1591 was counted.
  'test_data_example-space-in-url.arc': '1 file-end damage 1',
  // The block of the third record is two bytes longer than its header says.
  'test_data_example-trunc.warc': '3 damaged damage 1',
  'test_data_example-wget-bad-target-uri.warc.gz': '6',
  // One record lies in two members.
  'test_data_example-wrong-chunks.warc.gz': '2',
  'test_data_example.arc': '2',
  'test_data_example.arc.gz': '2',
  'test_data_example.warc': '6',
  'test_data_example.warc.gz': '6',
  'test_data_post-test.warc.gz': '6',
  'tests_data_bad-redirections.warc.gz': '91',
  'tests_data_http-return-codes.warc.gz': '98',
};

const FAULTS: Record<string, string> = {
  'example_at.warc': '8',
  'example_bad_http_chunked_content.warc': '1',
  'example_long_url.warc': '1',
  // An address line that breaks off after the record.
  'jwat-arc_src_test_resources_invalid-arcfile-record-then-garbage.arc': '1 damage 1',
  'jwat-warc_src_test_resources_invalid-warcfile-contenttype-recommended.warc': '7',
  'jwat-warc_src_test_resources_invalid-warcfile-digest-fields.warc': '4',
  'jwat-warc_src_test_resources_invalid-warcfile-encoding-headers.warc.gz': '4',
  'jwat-warc_src_test_resources_invalid-warcfile-fields-invalidformat.warc': '0 damaged damage 1',
  'jwat-warc_src_test_resources_invalid-warcfile-lonely-continuation.warc': '0 damaged damage 1',
  'jwat-warc_src_test_resources_invalid-warcfile-lonely-request-response-resource-conversion.warc':
    '0 damaged damaged damaged damaged damage 4',
  'jwat-warc_src_test_resources_invalid-warcfile-lonely-warcinfo-metadata.warc': '0 damaged damaged damage 2',
  'jwat-warc_src_test_resources_invalid-warcfile-segment-number-continuation.warc': '0 segmented segmented',
  'minimal-truncated-record.warc': '0 file-end damage 1',
  'sample_archive_warcs_example-bad.warc.gz.bad': '6',
  // One line has `null` for a date; two blocks are emptied under their old lengths.
  'src_test_resources_arc_badexample.arc.gz': '3 damaged damaged damage 3',
  'src_test_resources_example_warc_Evil-Warc-Headers.warc': '0 file-end damage 1',
  'testdata_warcs_corrupted-trailing-bytes.warc.gz.open': '30 damage 1',
  'tests_Toimik.WarcProtocol.Tests_Data_Invalid_malformed_header.warc': `1${' damaged'.repeat(17)} damage 19`,
  'tests_Toimik.WarcProtocol.Tests_Data_Invalid_multiline_header_values.warc': '0 damaged damage 1',
  'tests_Toimik.WarcProtocol.Tests_Data_Invalid_premature_wo_trailing_newline.warc': '0 damage 1',
  'tests_data_clipped.warc.gz': '0 file-end damage 1',
};

for (const [folder, table] of [
  ['real', REAL],
  ['faults', FAULTS],
] as const) {
  test.skipIf(skip)(`every file of ${folder} gives what is in it`, async () => {
    const seen: Record<string, string> = {};
    for (const name of readdirSync(join(WARC, folder))) {
      if (!name.endsWith('.wacz')) seen[name] = await summary(join(WARC, folder, name));
    }
    expect(seen).toEqual(table);
  });
}

test.skipIf(skip)('WACZ packages are read, and checked against their own papers', async () => {
  const seen: string[] = [];
  for (const name of readdirSync(join(WARC, 'real')).filter((file) => file.endsWith('.wacz'))) {
    const path = join(WARC, 'real', name);
    const inside: string[] = [];
    for await (const { stream } of waczWarcs(path)) inside.push(await summary(stream));
    const problems = (await waczProblems(path)).map(({ kind }) => kind);
    seen.push([name.replace('tests_fixtures_', ''), ...inside, ...problems].join(' '));
  }
  expect(seen).toEqual([
    'invalid_example_1.wacz missing',
    'invalid_signed_example_1.wacz 4 signature',
    'valid_example_1.wacz 4',
    'valid_example_2.wacz 4',
    'valid_signed_example_1.wacz 4 signature',
  ]);
});

test.skipIf(skip)('a file that is no zip is no WACZ', async () => {
  const path = join(WARC, 'real', 'test_data_example.warc');
  await expect(waczWarcs(path).next()).rejects.toMatchObject({ code: 'NOT_EVIDENCE' });
});
