import { type AnyNode, Comment } from 'domhandler';
import { allElements, detachAll } from './dom.ts';
import type { Parsed } from './parse.ts';

/** Of Wayback, OpenWayback and pywb. */
const OWN_IDS = new Set(
  'wm-ipp wm-ipp-base wm-ipp-print donato wm-capinfo wm-disclaim _wb_frame_top_banner _wb_plain_banner'.split(
    ' ',
  ),
);

/**
 * Takes an archive's own marks out of a page captured in view mode: the toolbar between its two comments,
 * and its elements by id. The addresses it rewrote are unwrapped where they are read (address.ts).
 */
export function withoutArchiveMarks(page: Parsed): Parsed {
  const doomed = new Set<AnyNode>();
  for (const element of page.elements) {
    const { id } = element.attribs;
    if (id !== undefined && OWN_IDS.has(id)) doomed.add(element);
  }
  for (const comment of page.comments) {
    if (!comment.data.includes('BEGIN WAYBACK TOOLBAR INSERT')) continue;
    const between: AnyNode[] = [];
    let node = comment.next;
    while (node && !(node instanceof Comment && node.data.includes('END WAYBACK TOOLBAR INSERT'))) {
      between.push(node);
      node = node.next;
    }
    // Without its end, the whole page would go.
    if (node) for (const one of between) doomed.add(one);
  }
  if (doomed.size === 0) return page;
  detachAll(doomed);
  return { ...page, elements: allElements(page.document) };
}
