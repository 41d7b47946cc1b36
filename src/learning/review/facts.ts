import type { ArticleReading, Field } from '../../base/reading.ts';
import type { ReviewedFact } from './review.ts';

/** What a reading says of an article besides its text. */
export function factsOf(reading: ArticleReading): ReviewedFact[] {
  const { title, standfirst, authors, published, modified, section, tags, lang } = reading;
  const names = authors.map(({ name, role }) => (role === undefined ? name : `${name} (${role})`));
  const values: [Field, string | null][] = [
    ['title', title],
    ['standfirst', standfirst],
    ['authors', names.join('\n')],
    ['published', published],
    ['modified', modified],
    ['section', section],
    ['tags', tags.join('\n')],
    ['lang', lang],
    ['body', `${reading.body.length} blocks`],
  ];
  return values.flatMap(([field, value]) =>
    value === null || value === ''
      ? []
      : [
          {
            field,
            value: value.slice(0, 2000),
            from: (reading.from[field] ?? 'unknown').slice(0, 200),
            confidence: reading.confidence[field] ?? 0,
          },
        ],
  );
}
