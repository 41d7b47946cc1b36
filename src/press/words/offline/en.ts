import type { OfflineWords } from './offline-words.ts';

export const englishOffline: OfflineWords = {
  notKept: 'This page is not kept here',
  notKeptLead:
    'There is no connection, and this page was never opened on this device. What you open while connected is kept, to be read again without a connection.',
  kept: 'Kept on this device',
};
