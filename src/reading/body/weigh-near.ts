import { type AnyNode, Element, type ParentNode } from 'domhandler';
import type { Page } from '../page/survey.ts';
import { type Weights, weigh } from './weigh.ts';

/** What elements weigh, for who asks of a few. */
export type Scales = Pick<Weights, 'get'>;

/**
 * Weighs what stands around a body that is known: the least element that holds the headline above it too. The
 * rest of the page (menus, teasers, the foot) is weighed only if somebody asks; of what is around both, nothing
 * is said: it holds the article, whatever it is called.
 */
export function weighNear(page: Page, body: readonly Element[]): { around: ParentNode; weights: Scales } {
  const headline = headlineAbove(page, body[0]!);
  const around = headline === null ? page.body : commonAncestor([headline, ...body], page.body);
  const near = weigh(around);
  const above = new Set<AnyNode>();
  for (let up: AnyNode | null = around.parent; up; up = up.parent) above.add(up);
  let all: Weights | null = null;
  return {
    around,
    weights: {
      get(element) {
        const known = near.get(element);
        if (known || above.has(element) || around === page.body || isWithin(element, around)) return known;
        all ??= weigh(page.body);
        return all.get(element);
      },
    },
  };
}

function headlineAbove(page: Page, body: Element): Element | null {
  const at = page.elements.indexOf(body);
  return page.h1s.slice(0, 20).findLast((h1) => page.elements.indexOf(h1) < at) ?? null;
}

function commonAncestor(nodes: readonly Element[], root: ParentNode): ParentNode {
  for (let up: AnyNode | null = nodes[0]!.parent; up; up = up.parent) {
    if (up instanceof Element && nodes.every((node) => isWithin(node, up!))) return up;
    if (up === root) break;
  }
  return root;
}

function isWithin(node: AnyNode, ancestor: AnyNode): boolean {
  for (let up: AnyNode | null = node; up; up = up.parent) if (up === ancestor) return true;
  return false;
}
