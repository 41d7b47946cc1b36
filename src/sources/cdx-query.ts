/** The address of a question to an index server; what is null is not asked. */
export function queryAddress(server: string, parameters: Record<string, string | null>): string {
  const query = Object.entries(parameters)
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  return `${server}?${query.join('&')}`;
}
