/** A value as JSON knows it. */
type Json = unknown;

/** One place at which two versions of a document differ. */
export interface FieldChange {
  /** Names down to the field, list entries by their id: `rungs.reminder-2.offset`. */
  readonly place: string;
  readonly what: 'added' | 'removed' | 'changed' | 'order';
  /** Null where it was added. */
  readonly before: Json;
  /** Null where it was removed. */
  readonly after: Json;
}

/** What every version says of itself and nobody has changed. */
const OF_THE_VERSION: readonly string[] = ['version', 'entered'];

/**
 * What differs between two versions of a document, field by field in the order of the fields. Entries of a list that
 * have ids are compared by id, so that one inserted does not make all that follow look changed; other lists are one
 * value. The number of the version and who entered it do not count.
 */
export function documentDiff(before: object, after: object): readonly FieldChange[] {
  return fields(without(before), without(after), '');
}

function without(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !OF_THE_VERSION.includes(name)));
}

function fields(before: object, after: object, at: string): readonly FieldChange[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.flatMap((name) => values(was.get(name), is.get(name), at === '' ? name : `${at}.${name}`));
}

function values(before: Json, after: Json, place: string): readonly FieldChange[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ place, what: 'added', before: null, after }];
  if (after === undefined) return [{ place, what: 'removed', before, after: null }];
  if (isListOfIds(before) && isListOfIds(after)) return lists(before, after, place);
  if (isObject(before) && isObject(after)) return fields(before, after, place);
  return same(before, after) ? [] : [{ place, what: 'changed', before, after }];
}

function lists(
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
  place: string,
): readonly FieldChange[] {
  const byId = (list: readonly { readonly id: string }[]): object =>
    Object.fromEntries(list.map((one) => [one.id, one]));
  const [was, is] = [before.map(({ id }) => id), after.map(({ id }) => id)];
  const stayed = was.filter((id) => is.includes(id));
  const order = is.filter((id) => was.includes(id));
  return [
    ...fields(byId(before), byId(after), place),
    ...(same(stayed, order) ? [] : [{ place, what: 'order' as const, before: was, after: is }]),
  ];
}

function isObject(value: Json): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list whose entries go by ids, each its own. */
function isListOfIds(value: Json): value is readonly { readonly id: string }[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const ids = value.map((one: Json) => (isObject(one) && 'id' in one && typeof one.id === 'string' ? one.id : null));
  return !ids.includes(null) && new Set(ids).size === ids.length;
}

function same(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]));
  if (isObject(a) && isObject(b)) return fields(a, b, '').length === 0;
  return a === b;
}
