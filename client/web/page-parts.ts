import type { Mailboxes, ShowMail } from '../../activities/mail-ports.ts';
import type { Store } from '../../activities/store-ports.ts';
import type { CycleTerms } from '../../domain/cycle/state.ts';

/** What the pages are made from. */
export interface PageParts {
  readonly store: Store;
  /** The present, milliseconds since 1970. */
  readonly clock: () => number;
  /** The rules a cycle runs on. */
  readonly terms: (cycleId: string) => Promise<CycleTerms>;
  readonly showMail: ShowMail;
  /** The local post's mailboxes; null where the ministry's own server takes the letters. */
  readonly post: Mailboxes | null;
  /** Resolves when Temporal answers. */
  readonly engineAnswers: () => Promise<void>;
  /** Told what no stated error explains. */
  readonly onError: (error: Error) => void;
}
