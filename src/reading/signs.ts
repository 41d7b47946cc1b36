import { weightOf } from './body/inlines.ts';

interface Sign {
  reason: string;
  sign: RegExp;
  /** What must stand beside it: a shop that closes for good is news, a paper that thanks its readers is not. */
  beside?: RegExp;
}

/** Signs that a page which says little else is no article, in the outlets' languages. */
const SIGNS: readonly Sign[] = [
  {
    reason: 'farewell',
    sign: /停止(?:運作|运作|營運|运营|更新|出版|服務|服务)|(?:結束|结束|終止|终止)(?:營運|运营|運作|运作|服務|服务)|永久停運|停刊|已經結業|告別讀者|告别读者|(?:has |have )?ceased (?:publication|publishing|operations?)|(?:site|paper|outlet) (?:is|has) (?:now )?closed|no longer publish|(?:サービス|配信|更新|運営)(?:は|を)終了|閉鎖(?:し|いた)|서비스(?:가|를)? ?종료|폐간/i,
    beside:
      /感謝|感谢|多謝|致謝|讀者|读者|支持|本(?:報|报|站|網|网|刊|平台)|網站|网站|thank|grateful|reader|goodbye|farewell|support|(?:web)?site|ありがと|ご愛顧|サイト|감사|독자|이용해/i,
  },
  {
    reason: 'outage',
    sign: /temporarily (?:offline|unavailable|down|unable)|^error 50[0-4]|^50[0-4] |(?:site|website|server|page|we) (?:is|are) (?:currently |now )?(?:down|under) (?:for )?maintenance|^under maintenance|be (?:right )?back (?:soon|shortly)|scheduled maintenance|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|internal server error|establishing a database connection|^database error|(?:系統|网站|網站|系统|本站|伺服器|服务器).{0,8}(?:維護|维护|維修|升級|升级|更新中|暫停服務|暂停服务)|(?:網站|本站|服務|服务)?暫時(?:離線|關閉|無法(?:連線|瀏覽|訪問|提供服務|顯示|存取))|伺服器(?:錯誤|繁忙)|服务器(?:错误|繁忙)|メンテナンス中|점검 ?(?:중|안내)/i,
  },
  {
    reason: 'blocked',
    sign: /access (?:to this page has been )?denied|verify (?:that )?you are (?:not )?(?:a )?(?:human|robot)|checking (?:if the site|your browser)|attention required|captcha|unusual traffic|you have been blocked|403 forbidden|are you a (?:robot|human)|^just a moment|don.t have permission to access|(?:安全|人機|人机|訪問|访问)(?:驗證|验证)|(?:不是|並非)機[械器]人|不是机器人|訪問過於頻繁|访问过于频繁|(?:輸入|输入)(?:驗證碼|验证码)|ロボットではありません|로봇이 아닙니다/i,
  },
  {
    reason: 'soft-404',
    sign: /(?:page|article|story|file|post|content)[^.]{0,60}(?:not found|could ?n.t be found|cannot be found|can.t be found|no longer (?:exists|available)|does ?n.t exist|does not exist|has been (?:removed|deleted))|can(?:.t|not) find (?:the|that|this) (?:page|article|story)|404 (?:error|not found)|error 404|^404$|找不到(?:該|该|此|相關|您|你|这|這)?.{0,8}(?:頁|页|文章|新聞|新闻|内容|內容)|(?:頁面|網頁|页面|网页|文章|新聞|新闻|内容|內容|連結|链接)(?:並|并)?(?:不存在|已(?:經|经|被)?(?:刪除|删除|移除|下架|失效))|ページ(?:が|は)(?:見つかりません|存在しません|ありません)|お探しの(?:ページ|記事)|(?:記事|ページ)は(?:削除|掲載を終了)|(?:페이지|기사|게시물)를? ?찾을 수 없|존재하지 않는 (?:페이지|기사)|삭제된 (?:페이지|기사)/i,
  },
  {
    reason: 'login',
    sign: /(?:請|请)(?:先)?(?:登入|登录|登錄)|會員(?:登入|專區)|会员登录|log ?in to (?:continue|read|view)|sign in to (?:continue|read|view)|(?:subscribers?|members?) only|please (?:log|sign) ?in|ログインしてください|会員限定|로그인(?:이 필요|해 주세요|하세요)|회원 전용/i,
  },
  {
    reason: 'consent',
    sign: /(?:accept|agree|consent|we (?:and our partners )?use).{0,60}cookies|cookies?.{0,40}(?:accept|consent|agree)|^before you continue|privacy choices|(?:使用|接受).{0,10}cookie|cookie.{0,30}同意|同意.{0,10}(?:cookie|條款|条款|使用)/i,
  },
  {
    reason: 'for-sale',
    sign: /domain(?: name)? (?:is |may be )?(?:for sale|available for purchase)|buy this domain|domain (?:is|has been) parked|is parked (?:free|for)|is parked$|domain (?:name )?(?:has )?expired|(?:域名|網域|网域).{0,8}(?:出售|待售|轉讓|转让|到期|過期|过期)|ドメイン.{0,10}(?:販売中|売り出し|有効期限|期限切れ)|도메인.{0,10}(?:판매|만료)/i,
  },
  {
    reason: 'placeholder',
    sign: /^it works!|^welcome to nginx|apache2? .{0,20}(?:default|test) page|account (?:has been )?suspended|^(?:site |website )?under construction|(?:網站|网站)(?:建置|建設|建设)中|工事中です/i,
  },
];

/** What a title, or a text with little else, says where an article should be; null where it is none of these. */
export function signIn(text: string): string | null {
  return foundSign(text)?.reason ?? null;
}

/** The first sign in a text, and how much of the text it takes up, 0–1. */
export function foundSign(text: string): { reason: string; share: number } | null {
  for (const { reason, sign, beside } of SIGNS) {
    const found = sign.exec(text);
    if (!found) continue;
    const share = weightOf(found[0]) / Math.max(1, weightOf(text));
    if (beside && !beside.test(text)) continue;
    return { reason, share };
  }
  return null;
}
