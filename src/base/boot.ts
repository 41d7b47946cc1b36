import { readFileSync } from 'node:fs';

/** What names the time since the machine was last started, on Linux; null elsewhere. */
export function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return null;
  }
}
