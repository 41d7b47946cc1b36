import type { ArticleReading } from './reading.ts';

/** What was read of an article, for the tests of the rooms that take readings. */
export function reading(more: Partial<ArticleReading> = {}): ArticleReading {
  return {
    kind: 'article',
    capture: {
      original: 'https://harbourdaily.example/article/7',
      timestamp: '20190301000000',
      digest: 'sha256:ab',
      truncated: null,
      memento: null,
    },
    canonical: null,
    title: '碼頭重開',
    standfirst: null,
    authors: [],
    published: '2018-03-05T14:30:00+08:00',
    modified: null,
    section: null,
    tags: [],
    lang: null,
    body: [{ type: 'paragraph', inlines: [{ type: 'text', text: '渡輪準時開出。' }] }],
    confidence: {},
    from: {},
    removed: [],
    reader: 'generic/1',
    recipe: null,
    ...more,
  };
}
