import type { Suggestion } from '../../press/index.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, figure, oneFolder } from '../words.ts';

export const namesVerb: Verb = {
  usage: 'names DIR',
  summary: 'suggest which bylines are one person’s, and which tags are one',
  about: [
    'The same person under several bylines (記者林勵, 林勵), near-equal tags (full and half width, case, Traditional and Simplified): each suggestion with its articles and days. Nothing is changed. What is right, copy into outlet.yaml; the next press shows and lists each under one name.',
  ],
  options: {},
  examples: ['reprint names hkcnews', 'reprint names hkcnews > names.yaml'],
  async run({ positionals }, io) {
    const dir = oneFolder(positionals);
    const { suggestNames } = await import('../../press/index.ts');
    const found = await suggestNames(dir);
    if (io.json) {
      await io.print(JSON.stringify(found));
      return EXIT.done;
    }
    const { names, tags } = found;
    for (const line of [...snippet('names', names), ...snippet('tags', tags)]) await io.print(line);
    io.say(
      names.length + tags.length === 0
        ? 'no two bylines, and no two tags, look like one'
        : `${counted(names.length, 'group')} of bylines, ${figure(tags.length)} of tags; copy what is right into ${dir}/outlet.yaml`,
    );
    return EXIT.done;
  },
};

/** YAML to copy from: a JSON string is one in YAML too. */
function snippet(key: string, suggestions: readonly Suggestion[]): string[] {
  if (suggestions.length === 0) return [];
  return [
    `${key}:`,
    ...suggestions.flatMap((one) => [
      `  # ${evidence(one)}`,
      `  - {name: ${JSON.stringify(one.name)}, also: ${JSON.stringify(one.also)}}`,
    ]),
  ];
}

function evidence({ variants, together }: Suggestion): string {
  const each = variants.map(({ name, articles, first, last }) => {
    const days = first === null ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`;
    return `${name.replace(/\s+/g, ' ')} (${figure(articles)}${days})`;
  });
  const both = together === 0 ? '' : `; two of them at once: ${counted(together, 'article')}`;
  return each.join(', ') + both;
}
