/**
 * What a part of a page is by the names its makers gave it, where that is certain enough to leave it out
 * of an article. One row a rule; the first that matches names the removal in the account.
 * Names are class, id, role and the like as words between spaces and hyphens: `relatedPosts` is
 * `related-posts`.
 */
const RULES: readonly (readonly [rule: string, words: Words])[] = [
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
  ['navigation', { pattern: /^(?:widget|widgets|widget-area)$/, begins: ['wi'] }],
];

/** Names of the element that holds an article's text and nothing else. */
const BODY = word(
  'article-?(?:body|content|text|main|copy|detail|details|story|inner|page-body|paragraphs?)|articlebody|articletext|story-?(?:body|content|text|copy|inner)|post-?(?:body|content|text|entry)|entry-?(?:content|body|text)|news-?(?:content|body|text|detail|details)|content-?(?:body|text|article|article-body|detail|main)|body-?(?:content|copy|text)|main-?(?:content|text|article)|rich-?text|the-?content|page-?content|text-?content|single-?content|paragraphs?|field-name-body|field--name-body|articulo|artikel|artikeltext|artikel-?(?:body|content|inhalt)|cuerpo|corps|texte|td-post-content|mw-parser-output|caas-body|prose',
);

interface Words {
  pattern: RegExp;
  /** The two or three signs that any of them begins with; empty where that cannot be told. */
  begins: readonly string[];
}

function word(alternatives: string): Words {
  const pattern = new RegExp(
    `^(?:[a-z]{1,20}-{1,2}){0,2}(?:${alternatives})(?:-{1,2}(?:wrapper|wrap|container|inner|outer|block|box|section|module|component|widget|list|items?|content|holder|area|panel|row|bar|group|top|bottom|left|right|desktop|mobile|sm|md|lg|\\d+)){0,2}$`,
  );
  return { pattern, begins: alternativesIn(alternatives).map(beginningOf) };
}

/** `rel` of `related-?posts`; `ad` of `ads?`, and of `\\w+-ads?`, where it begins a part of the word. */
function beginningOf(alternative: string): string {
  const run = /^(?:\\w\+-)?([a-z0-9-]{2,})(?![?*{])/.exec(alternative)?.[1] ?? '';
  return run.slice(0, 3);
}

/** `a(?:b|c)|d` is `a(?:b|c)` and `d`. */
function alternativesIn(source: string): string[] {
  const found = [''];
  let depth = 0;
  for (const sign of source) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === '|' && depth === 0) found.push('');
    else found[found.length - 1] += sign;
  }
  return found;
}

/**
 * The rules, a bit each, whose words begin with three signs; the bit after theirs is for the names of bodies. Most
 * names of a page begin as none does: a dozen patterns for each of them would cost more than its parsing.
 */
const BEGINNING = new Uint16Array(1 << 15);
for (const [i, { begins }] of [...RULES.map(([, words]) => words), BODY].entries())
  for (const signs of begins) {
    // Any sign may follow two.
    const free = 1 << (5 * (3 - signs.length));
    const first = signs === '' ? 0 : placeOf(signs, 0) & ~(free - 1);
    for (let place = first; place < first + free; place++) BEGINNING[place]! |= 1 << i;
  }

/** Five bits a sign: several signs share a place, which costs a question more now and then. */
function placeOf(word: string, at: number): number {
  return (
    ((word.charCodeAt(at) & 31) << 10) |
    ((word.charCodeAt(at + 1) & 31) << 5) |
    (word.charCodeAt(at + 2) & 31)
  );
}

/** What a name tells: the rule that it falls under, and whether an article's text is called so. */
export interface Sense {
  /** The first rule's place among all; their number where it is none. */
  rule: number;
  isBody: boolean;
}

/** What one name tells, in lower case and with single hyphens: `article-body`. */
export function senseOf(name: string): Sense {
  let bits = BEGINNING[placeOf(name, 0)]!;
  // Two parts of other words may stand before the words of a rule, and a third before `ads`.
  for (let part = 1, at = name.indexOf('-') + 1; at > 0 && part < 4; part++, at = name.indexOf('-', at) + 1)
    bits |= BEGINNING[placeOf(name, at)]!;
  let rule = 0;
  while (rule < RULES.length && !((bits >> rule) & 1 && RULES[rule]![1].pattern.test(name))) rule++;
  return { rule, isBody: ((bits >> RULES.length) & 1) === 1 && BODY.pattern.test(name) };
}

/** Under no rule. */
export const NO_RULE = RULES.length;

/** The rule at a place; null where there is none. */
export function ruleAt(place: number): string | null {
  return RULES[place]?.[0] ?? null;
}
