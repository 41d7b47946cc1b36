import { describe, expect, test } from 'vitest';
import { forbidden, isPrivateAddress } from './private-address.ts';

describe('a private address', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    '3fff::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'no address',
  ])('is %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each([
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.1',
    '172.32.0.1',
    '192.0.3.1',
    '207.241.237.3',
    '223.255.255.255',
    '::ffff:207.241.237.3',
    '64:ff9b::207.241.237.3',
    '2002:cff1:ed03::1',
    '2606:4700::1111',
    '2001:4860:4860::8888',
  ])('is not %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('an address that must not be asked', () => {
  test.each([
    'http://127.0.0.1:8080/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://2130706433/',
    'http://1２7.0.0.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'https://user@10.0.0.1/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'data:text/html,x',
  ])('is %s', (address) => {
    expect(forbidden(new URL(address), null)).not.toBe(null);
  });

  test('is no public one, and no one at the very origin that was given', () => {
    expect(forbidden(new URL('https://web.archive.org/web/'), null)).toBe(null);
    const given = 'http://127.0.0.1:8080';
    expect(forbidden(new URL('http://127.0.0.1:8080/web/'), given)).toBe(null);
    expect(forbidden(new URL('http://127.0.0.1:8081/'), given)).toBe('127.0.0.1 is private');
    expect(forbidden(new URL('https://127.0.0.1:8080/'), given)).toBe('127.0.0.1 is private');
    expect(forbidden(new URL('http://localhost:8080/'), given)).toBe('localhost is private');
  });
});
