import type { OfflineWords } from './offline-words.ts';

export const traditionalOffline: OfflineWords = {
  notKept: '這一頁未有存下',
  notKeptLead: '現時沒有網絡連線，而這一頁從未在這部裝置上開啟。連線時看過的報道會自動存下，離線也可重讀。',
  kept: '已存下，可離線閱讀',
};
