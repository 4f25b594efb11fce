import type { WriteGapList } from '../../activities/draft-ports.ts';
import type { WriteICalendar } from '../../activities/icalendar-ports.ts';
import type {
  MatchMessage,
  Mailboxes,
  PreviewLetter,
  PrintLetter,
  ShowMail,
  WriteLetter,
} from '../../activities/mail-ports.ts';
import type { WritePapers } from '../../activities/submission-ports.ts';
import type { ReadDocument } from '../../activities/ports.ts';
import type { Search } from '../../activities/search-ports.ts';
import type { Store } from '../../activities/store-ports.ts';
import type { CycleTerms } from '../../domain/cycle/state.ts';
import type { Desk } from '../desk.ts';

/** What the pages are made from. */
export interface PageParts {
  readonly store: Store;
  /** The present, milliseconds since 1970. */
  readonly clock: () => number;
  /** The rules a cycle runs on. */
  readonly terms: (cycleId: string) => Promise<CycleTerms>;
  readonly showMail: ShowMail;
  /** Reads a document that an officer gives. */
  readonly readDocument: ReadDocument;
  /** Asks decisions of cycles. */
  readonly desk: Pick<Desk, 'ask'>;
  /** Where a message belongs, by what is known now. */
  readonly match: MatchMessage;
  /** Has a message read again, now that an officer has decided about it. */
  readonly readAgain: Desk['readAgain'];
  /** A letter as it would leave on a local day; null takes the next one. */
  readonly preview: PreviewLetter;
  /** A letter as it goes on paper, and as a file to be printed. */
  readonly print: PrintLetter;
  readonly writeLetter: WriteLetter;
  readonly writeICalendar: WriteICalendar;
  readonly writeGapList: WriteGapList;
  readonly writePapers: WritePapers;
  /** The local post's mailboxes; null where the ministry's own server takes the letters. */
  readonly post: Mailboxes | null;
  /** Questions and answers of all real cycles. */
  readonly search: Search;
  /** Resolves when Temporal answers. */
  readonly engineAnswers: () => Promise<void>;
  /** Told what no stated error explains. */
  readonly onError: (error: Error) => void;
}
