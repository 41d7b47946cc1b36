/**
 * Outlets that we know: what `outlet.yaml` begins as where a rescue names one of their hosts. A person may
 * change all of it. Only what was learned from the outlet's own addresses and pages stands here.
 */
const BUILT_IN: Record<string, string> = {
  'hkcnews.com': `# What a person knows of this outlet. Reprint reads this file and never rewrites it.
# After a change: reprint refresh DIR

name: 眾新聞

about: 眾新聞 Citizen News，香港網上媒體，2017 年創辦，2022 年 1 月停運。

hosts: [hkcnews.com]

languages: [zh-Hant-HK, en]

timezone: Asia/Hong_Kong

# /article/18752/標籤-標籤-18753/標題: each edit was saved under a new id, and 18753 is the one after 18752.
identity:
  - pattern: '^/article/(?P<id>[0-9]+)(?:/[^/?]*-(?P<later>[0-9]+)/)?'
`,
};

/** The outlet file of an outlet that we know, by one of its hosts (without `www.`); null for any other. */
export function builtInOutlet(host: string): string | null {
  return Object.hasOwn(BUILT_IN, host) ? BUILT_IN[host]! : null;
}
