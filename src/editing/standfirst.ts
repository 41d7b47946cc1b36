import { inlineText, toText } from '../article/index.ts';
import type { ArticleReading } from '../base/reading.ts';

/**
 * One layout sets the standfirst above the text, another repeats it as the first paragraph: an article has it
 * once, as its standfirst. A notice of one line is its own standfirst and keeps it.
 */
export function standfirstOnce(reading: ArticleReading): ArticleReading {
  const { body, standfirst } = reading;
  const at = body.findIndex((block) => block.type === 'paragraph' || block.type === 'heading');
  const first = body[at];
  if (standfirst === null || !first || !('inlines' in first)) return reading;
  if (inlineText(first.inlines).trim() !== standfirst.trim()) return reading;
  const rest = body.toSpliced(at, 1);
  return toText(rest) === '' ? reading : { ...reading, body: rest };
}
