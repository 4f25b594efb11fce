import type { LetterView } from '../../../domain/requests/letter-view.ts';

/** A letter in one named case. The story page, the snapshots and the documents all read the list of them. */
export interface MailStory {
  /** In kebab-case; names the files made of it. */
  readonly id: string;
  readonly title: string;
  readonly letters: readonly LetterView[];
  /** It goes on paper: a Word document and a page to print are made of it, and no message. */
  readonly printed?: true;
}
