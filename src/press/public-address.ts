import { ReprintError } from '../base/error.ts';
import { siteAddress } from '../outlets/index.ts';

/** The site's public address with a slash at its end. @throws ReprintError USAGE */
export function publicAddress(address: string): string {
  const whole = siteAddress(address);
  if (whole !== null) return whole;
  throw new ReprintError(
    'USAGE',
    `${address} is no address of a site`,
    'give one such as https://archive.example/',
  );
}
