/**
 * The e-mail address that Cloudflare hid in a page: hex digits as in `data-cfemail="543b…"` or behind
 * `/cdn-cgi/l/email-protection#`, where each byte is the address's own, combined with the first. Null where they
 * hide none.
 * Source: https://developers.cloudflare.com/waf/tools/scrape-shield/email-address-obfuscation/
 */
export function hiddenMail(hex: string): string | null {
  if (!/^[0-9a-f]{4,400}$/i.test(hex) || hex.length % 2 === 1) return null;
  const [key, ...bytes] = Buffer.from(hex, 'hex');
  const mail = Buffer.from(bytes.map((byte) => byte ^ key!)).toString('utf8');
  return /^[^\s@<>]{1,200}@[^\s@<>]{1,200}$/.test(mail) ? mail : null;
}
