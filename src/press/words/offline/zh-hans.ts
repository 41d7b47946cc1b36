import type { OfflineWords } from './offline-words.ts';

export const simplifiedOffline: OfflineWords = {
  notKept: '这一页没有存下',
  notKeptLead: '目前没有网络连接，而这一页从未在这台设备上打开。联网时看过的报道会自动存下，离线也可重读。',
  kept: '已存下，可离线阅读',
};
