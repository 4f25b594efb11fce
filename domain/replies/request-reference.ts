/**
 * Whether a text names the reference of a request: the whole of it, not one that merely begins like it.
 *
 * @param text lower case
 * @param reference as it is printed in subjects; an empty one is never named
 */
export function namesReference(text: string, reference: string): boolean {
  const wanted = reference.toLowerCase();
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}/-]/u.test(around)) return wanted !== '';
  }
  return false;
}
