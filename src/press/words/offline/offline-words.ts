/** What a site says to whoever has no connection. */
export interface OfflineWords {
  /** A page was asked for that was never opened on this device. */
  notKept: string;
  notKeptLead: string;
  /** Above the list of what was. */
  kept: string;
}
