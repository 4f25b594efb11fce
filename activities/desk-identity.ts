import type { LetterSignatory } from '../domain/requests/letter-view.ts';

/** Who the desk is when it writes. */
export interface DeskIdentity {
  /** Local part and domain of the desk's address; replies come to `<localPart>+<token>@<domain>`. */
  readonly localPart: string;
  readonly domain: string;
  /** Shown as the sender of every mail. */
  readonly senderName: string;
  /** Where letters are dated. */
  readonly place: string;
  readonly signatory: LetterSignatory;
}
