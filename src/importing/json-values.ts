/** What JSON of a stranger holds under a key, as far as it is what was hoped for. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of these keys that holds a text, or a number, that is not empty. */
export function textAt(json: Json, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = Object.hasOwn(json, key) ? json[key] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return undefined;
}

/** The items under a key; a map's are its values, anything else but nothing is one item. */
export function itemsAt(json: Json, key: string): unknown[] {
  const value = Object.hasOwn(json, key) ? json[key] : undefined;
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  return isObject(value) && !('name' in value) && !('value' in value) && !('href' in value)
    ? Object.values(value)
    : [value];
}

/** The names of items: `["a"]`, `[{"name": "a"}]`, `"a, b"`. */
export function namesAt(json: Json, ...keys: string[]): string[] {
  for (const key of keys) {
    const names = itemsAt(json, key).flatMap((item): string[] => {
      if (typeof item === 'string') return item.split(/\s*[,，;；]\s*/);
      const name = isObject(item) ? textAt(item, 'name', 'label', 'title') : undefined;
      return name === undefined ? [] : [name];
    });
    const told = names.map((name) => name.trim()).filter((name) => name !== '');
    if (told.length > 0) return told;
  }
  return [];
}
