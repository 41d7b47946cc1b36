import { grouped } from '../grouped.ts';
import type { ColophonWords } from './colophon-words.ts';

const counted = (count: number, one: string) => `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;

export const englishColophon: ColophonWords = {
  sources: 'Where it comes from',
  given: (files, captures) =>
    `${counted(files, 'file')} of web archives, kept as given, with ${counted(captures, 'capture')}:`,
  fetched: (files, captures) =>
    `${counted(captures, 'capture')} fetched from web archives, kept in ${counted(files, 'file')}.`,
  imported: (files) => `${counted(files, 'file')} of an earlier rescue; the originals are kept.`,
  listed: (archive, scope, day, rows) =>
    `${archive} was asked for its list of ${scope} on ${day}: ${counted(rows, 'row')}`,
  notWhole: 'not whole yet',
  captures: (count) => counted(count, 'capture'),
  damaged: (count) => `damaged in ${counted(count, 'place')}`,
  andMore: (count) => `and ${grouped(count)} more`,
  version: 'What made it',
  pressedBy: (version) =>
    `This site was pressed by Reprint ${version}. Which reader and which recipe read an article is told in its provenance panel.`,
  verify: 'How to verify it',
  site: 'This site was pressed from the archive folder; the same version makes the same files of the same archive, byte for byte. Press another and compare:',
  evidence: 'All evidence can be hashed again, record by record:',
  again: 'The figures are those of the account in the archive:',
};
