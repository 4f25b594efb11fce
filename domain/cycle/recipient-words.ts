import type { RecipientRole } from '../offices/office.ts';
import type { CycleTerms } from './state.ts';

const WORDS: Readonly<Record<RecipientRole, string>> = {
  'focal-point': 'the focal point',
  alternate: 'the alternate',
  accountable: 'the accountable officer',
  head: 'the head of the office',
  superior: 'the Chief Secretary or Secretary above',
  chair: 'the chair of the Executive Committee',
  'group-mailbox': 'the group mailbox of the office',
  committee: 'the members of the Executive Committee',
};

/**
 * Whom a letter writes to, by post where the terms hold posts, else by what they are.
 * @example recipientWords(terms, 'moi', ['accountable']) // 'Additional Secretary'
 */
export function recipientWords(terms: CycleTerms, office: string, roles: readonly RecipientRole[]): string {
  const posts = terms.offices.find((one) => one.id === office)?.posts ?? {};
  const words = [...new Set(roles.map((role) => posts[role] ?? WORDS[role]))];
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
