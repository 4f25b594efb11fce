/**
 * A value as JSON text that is the same however the value was put together: keys in the order of their UTF-16 code
 * units at every depth, no white space, absent (`undefined`) properties left out as JSON does.
 *
 * @param value anything JSON can carry
 * @throws TypeError on a number that JSON cannot carry (NaN, an infinity) and on functions, symbols and big integers
 * @example canonical({ b: [1, 'x'], a: null }) // '{"a":null,"b":[1,"x"]}'
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as Readonly<Record<string, unknown>>);
  throw new TypeError(`a ${typeof value === 'number' ? String(value) : typeof value} has no place in a record`);
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const item = value[key];
    if (item === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(item)}`;
  }
  return `{${text}}`;
}
