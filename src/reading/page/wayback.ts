import { type AnyNode, Comment, type Document } from 'domhandler';
import { allElements, detachAll } from './dom.ts';

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
export function removeArchiveMarks(document: Document): boolean {
  const doomed = new Set<AnyNode>();
  const starts: Comment[] = [];
  for (const element of allElements(document)) {
    const { id } = element.attribs;
    if (id !== undefined && OWN_IDS.has(id)) doomed.add(element);
    for (const child of element.children) if (child instanceof Comment) starts.push(child);
  }
  for (const child of document.children) if (child instanceof Comment) starts.push(child);
  for (const comment of starts) {
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
  detachAll(doomed);
  return doomed.size > 0 || starts.length > 0;
}
