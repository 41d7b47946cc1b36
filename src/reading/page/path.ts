/** Path and query of an address as written, without scheme, host and fragment. */
export function hostlessPath(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
}
