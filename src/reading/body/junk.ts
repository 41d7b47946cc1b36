import type { Element } from 'domhandler';
import { elementsIn } from '../page/dom.ts';

/**
 * What a part of a page is by the names its makers gave it, where that is certain enough to leave it out
 * of an article. One row a rule; the first that matches names the removal in the account.
 * Names are class, id, role and the like as words between spaces and hyphens: `relatedPosts` is
 * `related-posts`.
 */
const RULES: readonly (readonly [rule: string, words: RegExp])[] = [
  [
    'comments',
    word(
      'comments?|comment-(?:list|form|section|area|box|thread|wrapper|count|respond)|disqus(?:-thread)?|respond|livefyre|fb-comments|talkback|coral-talk|viafoura|spot-?im',
    ),
  ],
  [
    'share',
    word(
      'share|sharing|shares|sharer|share-?to|share-?(?:this|bar|bars|box|tools?|buttons?|links?|icons?|widget|article)|social|socials|social-?(?:media|share|sharing|links?|icons?|bar|buttons?|follow|tools?|wrapper|nav|list|container)|sharedaddy|addthis(?:-\\w+)*|addtoany(?:-\\w+)*|a2a-kit|follow-?us|like-button|fb-like|fb-share-button|twitter-share-button|sns|article-tools?|toolbar|tool-?bar|story-tools?|utility-bar|print-?(?:link|button)|email-?(?:link|article)',
    ),
  ],
  [
    'related',
    word(
      'related|related-?(?:\\w+-?){0,3}|relateds|recommend(?:ed|ations?|er)?|recommended-\\w+|recirc(?:ulation)?|read-?(?:more|next|also|on)(?:-\\w+)*|more-?(?:news|stories|articles|from|on|links?|posts|like-this|coverage|headlines|about|reading)(?:-\\w+)*|also-?(?:like|read|see)|you-?(?:may|might)(?:-\\w+)*|see-?also|further-?reading|trending(?:-\\w+)*|popular(?:-\\w+)*|most-?(?:read|viewed|popular|recent|commented|shared)(?:-\\w+)*|top-?(?:stories|news|posts)|latest-?(?:news|stories|posts|articles|headlines)|outbrain(?:-\\w+)*|taboola(?:-\\w+)*|zergnet|revcontent|mgid|teasers?|teaser-?(?:\\w+-?){0,2}|promos?|promo-?(?:box|block|item|link|unit|module|list|container|wrapper|card)|up-?next|next-?(?:article|post|story|up)|prev(?:ious)?-?(?:article|post|story)|post-?nav(?:igation)?|nav-?(?:next|previous|links)|pagination|pager|jp-relatedposts|yarpp(?:-\\w+)*|crp-related|wp-block-related\\S*|ranking|similar(?:-\\w+)*|onward|article-?list|story-?list|news-?list|internal-?links?|interlinks?|link-?list|linkbox|suggest(?:ed|ions?)(?:-\\w+)*|follow-?ups?|inline-?(?:article|story|promo)s?|cross-?(?:link|sell|promo)s?|card-?list|carousel-?(?:related|articles)',
    ),
  ],
  [
    'plea',
    word(
      'newsletter(?:-\\w+)*|subscribe(?:-\\w+)*|subscribers?-only|subscription(?:-\\w+)*|sign-?up(?:-\\w+)*|signup|donat(?:e|ion|ions)(?:-\\w+)*|membership(?:-\\w+)*|support-?(?:us|box|message|banner)|contribute|plea|call-?to-?action|cta(?:-\\w+)*|opt-?in|mc-embed-signup|mailchimp|regwall|login|piano-\\w+|tp-modal|app-?(?:promo|download|banner)|join-?us|patreon|epic-container|inline-?newsletter|email-?(?:signup|capture|subscribe)',
    ),
  ],
  [
    'advertisement',
    word(
      'ad|ads|adv|advert|adverts|advertisement|advertisements|advertising|advertorial-label|adsense|adsbygoogle|ad-?(?:slot|unit|box|container|wrapper|wrap|banner|block|zone|label|placeholder|holder|space|area|text|break|native|inline|content|tag|leaderboard|mpu|module|hoc|header)(?:-\\w+)*|\\w+-ads?|\\w+-advert(?:isement)?|google-?ads?|dfp(?:-\\w+)*|gpt-\\w+|banner-?ad|sponsor(?:ed|s|ship)?(?:-\\w+)*|promoted|div-gpt-ad\\S*|partner-?(?:box|content|links?)|commercial(?:-\\w+)*|affiliate-?(?:disclaimer|disclosure|box)|mpu|skyscraper|leaderboard|teads\\S*|reklame|anzeige|werbung|publicite|publicidad|pub',
    ),
  ],
  [
    'biography',
    word(
      'authors?|byline|by-line|author-?(?:bio|biography|box|info|card|profile|profiles|description|desc|about|details|footer|block|bottom|section|end|summary|blurb|wrap|area|meta-bio)|about-?(?:the-?)?authors?|bio|bios|biography|writer-?(?:bio|info|profile)|contributor-?(?:bio|info|profile)|byline-?bio|bio-?(?:box|text|block|wrapper|container|content)|post-author-\\w+|article-author-bio|m-author-bio|author-avatar|saboxplugin\\S*',
    ),
  ],
  [
    'tags',
    word(
      'tags|tag-?(?:list|links|cloud|container|box|s-links|section|wrap|wrapper|group)|taglist|tagged|topics|topic-?(?:list|tags|links|bar)|keywords|categories|cat-?links|post-?(?:tags|categories)|article-?(?:tags|topics|keywords)|entry-?(?:tags|categories)|hashtags|story-?(?:tags|topics)',
    ),
  ],
  [
    'navigation',
    word(
      'nav|navbar|navigation|main-?nav|site-?nav|menu|menus|submenu|sub-?nav|breadcrumbs?|bread-?crumbs?|crumbs?|skip-?(?:link|nav|to)(?:-\\w+)*|sidebar(?:-(?:left|right|primary|secondary|main|inner|area|widgets?|col|column|ads?|nav|menu|\\d+))*|side-?(?:bar|column|nav|rail)|right-?(?:rail|col|column|sidebar|bar)|sidebar-widget|site-?header|global-?(?:header|nav)|masthead|topbar|top-?bar|back-?to-?top|toc|table-of-contents|jump-?(?:links?|nav)|search-?(?:form|box|bar)',
    ),
  ],
  [
    'consent',
    word(
      'cookies?(?:-\\w+)*|consent(?:-\\w+)*|gdpr(?:-\\w+)*|modals?(?:-\\w+)*|popups?(?:-\\w+)*|pop-up|overlay|lightbox-\\w+|onetrust\\S*|interstitial|notification-?bar|alert-?bar',
    ),
  ],
  [
    'rating',
    word(
      'ratings?|star-?rating|vote|votes|voting|poll|polls|reactions?|likes|feedback|survey|quiz-cta|was-this-helpful|helpful|emoji-reactions?',
    ),
  ],
  [
    'chrome',
    word(
      'sr-only|screen-?reader(?:-\\w+)*|visually-?hidden|visuallyhidden|hidden-?(?:print|xs)|no-?print|print-?(?:only|hide)|noprint|d-none|is-hidden|hide|js-hidden|assistive-text|a11y-\\w+|vjs-\\w+|jw-\\w+|player-controls?|video-controls?|slick-\\w+|swiper-(?:button|pagination)\\S*|tooltip|edit-?link|mw-editsection|loading|spinner|reading-?time|read-?time|time-to-read|audio-?player-?(?:label|ui|wrapper)|listen(?:-\\w+)*|tts\\S*|text-to-speech|copyright|disclaimer|correction-form|report-?(?:error|typo)|font-?size\\S*|text-?(?:resize|size)',
    ),
  ],
  // WordPress's own: `class="widget widget_recent_entries"`, and nothing else that is called one.
  ['navigation', /^(?:widget|widgets|widget-area)$/],
];

function word(alternatives: string): RegExp {
  return new RegExp(
    `^(?:[a-z]{1,20}-{1,2}){0,2}(?:${alternatives})(?:-{1,2}(?:wrapper|wrap|container|inner|outer|block|box|section|module|component|widget|list|items?|content|holder|area|panel|row|bar|group|top|bottom|left|right|desktop|mobile|sm|md|lg|\\d+)){0,2}$`,
  );
}

/** class, id, role and data-component as `related-posts side-bar`. */
export function wordsOf(element: Element): string {
  return meaningOf(namesOf(element)).words;
}

/** The names as the page writes them, the first 600 characters. */
function namesOf({ name, attribs }: Element): string {
  const classes = attribs.class;
  // `<h2 id="toc-2">`, `<h2 id="related-work">`: a heading's id is its anchor, and tells what it says.
  const id = HEADING.test(name) ? undefined : attribs.id;
  const role = attribs.role;
  const component = attribs['data-component'];
  const testId = attribs['data-testid'];
  const label = attribs['aria-label'];
  let names = classes ?? '';
  if (id) names += ` ${id}`;
  if (role) names += ` ${role}`;
  if (component) names += ` ${component}`;
  if (testId) names += ` ${testId}`;
  if (label && label.length < 40) names += ` ${label.replace(/\s+/g, '-')}`;
  return names.length > 600 ? names.slice(0, 600) : names;
}

interface Meaning {
  words: string;
  /** Which of the rules it falls under; their number where under none. */
  rule: number;
  isBody: boolean;
}

/** What each name means, and some of them together: pages use the same few hundred for all of their elements. */
const MEANINGS = new Map<string, Meaning>();

function meaningOf(names: string): Meaning {
  const known = MEANINGS.get(names);
  if (known) return known;
  // A copy of its own: a piece of the page's text would keep the whole page in memory.
  const own = Buffer.from(names).toString();
  const meaning = /\s/.test(own) ? together(own.split(/\s+/).map(meaningOf)) : alone(own);
  if (MEANINGS.size > 20_000) MEANINGS.clear();
  MEANINGS.set(own, meaning);
  return meaning;
}

function alone(name: string): Meaning {
  const word = wordOf(name);
  const under = word === '' ? -1 : RULES.findIndex(([, pattern]) => pattern.test(word));
  return { words: word, rule: under < 0 ? RULES.length : under, isBody: BODY_WORDS.test(word) };
}

/** The first rule that any of the names falls under. */
function together(meanings: readonly Meaning[]): Meaning {
  return {
    words: meanings.flatMap(({ words }) => words || []).join(' '),
    rule: Math.min(...meanings.map(({ rule }) => rule)),
    isBody: meanings.some(({ isBody }) => isBody),
  };
}

function wordOf(name: string): string {
  const word = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[_:.]+/g, '-')
    .replace(/-{2,}/g, '-')
    .toLowerCase();
  // `has-sidebar` and `modal-enabled` speak of the page, not of this element.
  return STATE.test(word) && !/^(?:is-hidden|js-hidden|no-print)$/.test(word) ? '' : word;
}

const STATE =
  /^(?:(?:has|no|with|without|not|is|js|hide|show)-.+|.+-(?:enabled|disabled|ready|loaded|active|aware))$/;

const HEADING = /^h[1-6]$/;

/** The rule by which an element is no part of an article, or null. */
export function junkRule(element: Element): string | null {
  const { name, attribs } = element;
  if (name === 'nav' || name === 'menu') return 'navigation';
  if (name === 'select' || name === 'input' || name === 'textarea' || name === 'label') return 'control';
  // A picture that a click enlarges often stands in a button.
  if (name === 'button') return isPictureButton(element) ? null : 'control';
  if (name === 'dialog') return 'consent';
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') {
    if (name !== 'img' && name !== 'figure' && name !== 'picture') return 'hidden';
  }
  if (attribs.style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style.slice(0, 500)))
    return 'hidden';
  if (
    attribs.role === 'navigation' ||
    attribs.role === 'search' ||
    attribs.role === 'dialog' ||
    attribs.role === 'banner'
  )
    return 'navigation';
  if (attribs.role === 'complementary' && name !== 'div') return 'aside';
  // `<img class="img-share">` says how it may be used, not what it is.
  if (name === 'img') return null;
  return RULES[meaningOf(namesOf(element)).rule]?.[0] ?? null;
}

/** A button around a picture, within its first hundred elements. */
export function isPictureButton(element: Element): boolean {
  if (element.name !== 'button') return false;
  let count = 0;
  for (const { name } of elementsIn(element)) {
    if (name === 'figure' || name === 'picture') return true;
    if (++count > 100) return false;
  }
  return false;
}

/** Names of the element that holds an article's text and nothing else. */
const BODY_WORDS = word(
  'article-?(?:body|content|text|main|copy|detail|details|story|inner|page-body|paragraphs?)|articlebody|articletext|story-?(?:body|content|text|copy|inner)|post-?(?:body|content|text|entry)|entry-?(?:content|body|text)|news-?(?:content|body|text|detail|details)|content-?(?:body|text|article|article-body|detail|main)|body-?(?:content|copy|text)|main-?(?:content|text|article)|rich-?text|the-?content|page-?content|text-?content|single-?content|paragraphs?|field-name-body|field--name-body|articulo|artikel|artikeltext|artikel-?(?:body|content|inhalt)|cuerpo|corps|texte|td-post-content|mw-parser-output|caas-body|prose',
);

export function isNamedBody(element: Element): boolean {
  if (/\barticleBody\b/.test(element.attribs.itemprop ?? '')) return true;
  return meaningOf(namesOf(element)).isBody;
}
