import { surt } from '../../base/surt.ts';
import type { Listed } from '../event.ts';

/** Why nothing is known of an address: an archive's whole list does not have it, or nobody asked for one. */
export interface Silence {
  reason: string;
  /** Whether evidence gives the reason. */
  explained: boolean;
}

/** What the lists of archives say of an address by not naming it. */
export function coverage(lists: Iterable<Listed>): (original: string) => Silence {
  const covers = [...lists].map((list) => ({ ...scopeOf(list.scope), list }));
  const known = new Map<string, Silence>();

  function silenceOf(original: string): Silence {
    const about = covers.filter(({ target, match }) => isBelow(original, match, target));
    const whole = about.filter(({ list, dated }) => list.whole && !dated);
    if (whole.length > 0) {
      const archives = [...new Set(whole.map(({ list }) => list.archive))].sort();
      return { reason: `not in the list of ${archives.join(', ')}`, explained: true };
    }
    if (about.length === 0) return { reason: 'no listing asked', explained: false };
    const reason = about.some(({ dated }) => dated)
      ? 'listed for a part of the time only'
      : 'the list is not whole';
    return { reason, explained: false };
  }

  return (original) => {
    // The scopes are few and look at host and beginning alone, and a gap asks for its neighbour's again and again.
    const known_ = known.get(original);
    if (known_) return known_;
    const silence = silenceOf(original);
    if (known.size < 10_000) known.set(original, silence);
    return silence;
  };
}

/** `prefix http://hkcnews.com/article/ 20190101–20191231` */
function scopeOf(scope: string): { match: string; target: string; dated: boolean } {
  const [match = '', target = '', dates] = scope.split(' ');
  return { match, target, dated: dates !== undefined };
}

function isBelow(original: string, match: string, target: string): boolean {
  const key = surt(original);
  // `com,hkcnews)/article/`; a host alone is given without its scheme.
  const wanted = surt(/^[a-z]+:\/\//i.test(target) ? target : `http://${target}`);
  if (match === 'exact') return key === wanted;
  if (match === 'prefix') return key.startsWith(wanted);
  const host = wanted.slice(0, wanted.indexOf(')'));
  return key.startsWith(`${host})`) || (match === 'domain' && key.startsWith(`${host},`));
}
