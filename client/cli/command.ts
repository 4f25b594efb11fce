import type { Trouble } from '../../contracts/rehearsal.ts';
import type {
  CheckMailServer,
  MatchMessage,
  PreviewLetter,
  PrintLetter,
  ReplayMail,
  StoryFiles,
  WriteLetter,
} from '../../activities/mail-ports.ts';
import type { Desk } from '../desk.ts';
import type { WriteGapList } from '../../activities/draft-ports.ts';
import type { ReadICalendar, WriteICalendar } from '../../activities/icalendar-ports.ts';
import type { ReadDocument, ReadMail, ReadMatrix, WriteMatrix, WriteSubmission } from '../../activities/ports.ts';
import type { WritePapers } from '../../activities/submission-ports.ts';
import type { Search } from '../../activities/search-ports.ts';
import type { OpenedStore } from '../../activities/store-ports.ts';
import type { SdgLink } from '../../domain/exports/sdg-targets.ts';
import type { Reference } from '../../contracts/reference.ts';

/** What a command hands back: one JSON document and the same for a person. */
export interface CliResult {
  /** Printed alone on standard output with `--json`. */
  readonly json: unknown;
  /** Printed otherwise; tables and sentences for a terminal. */
  readonly text: string;
  /** What comes one by one: printed line by line as it comes, in place of the above. One that failed makes the exit 1. */
  readonly lines?: AsyncIterable<CliLine>;
  /** 0 done (default), 1 a stated failure. */
  readonly exitCode?: 0 | 1;
}

/** One of many results, as one line of JSON and one for a person; without that a program is meant to read it, and it is JSON in any case. */
export interface CliLine {
  readonly json: unknown;
  readonly text?: string;
  readonly failed?: boolean;
}

/** What commands may use from outside; each part is loaded when it is first asked for. */
export interface CliContext {
  /** Standard input, as it comes. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** The present, milliseconds since 1970; the machine's clock when left out. */
  readonly now?: () => number;
  /** Progress for a person, on standard error; nothing with `--json`. */
  readonly progress: (line: string) => void;
  readonly documents: () => Promise<{
    read: ReadDocument;
    readMatrix: ReadMatrix;
    writeMatrix: WriteMatrix;
    writeMatrixWord: WriteMatrix;
    /** A table as a CSV file: UTF-8 with its mark, guarded against formulas. */
    writeCsv: (rows: readonly (readonly string[])[]) => Uint8Array;
    /** What subjects have to do with the Sustainable Development Goals. @throws DeskError `data-invalid` */
    sdgLinks: () => Promise<readonly SdgLink[]>;
    writeSubmission: WriteSubmission;
    writeGapList: WriteGapList;
    writePapers: WritePapers;
    /** @throws DeskError `program-missing` without LibreOffice */
    wordToPdf: (document: Uint8Array) => Promise<Uint8Array>;
    readICalendar: ReadICalendar;
    writeICalendar: WriteICalendar;
  }>;
  readonly mail: () => Promise<{
    read: ReadMail;
    /** Where a message belongs, by what the store knows; not there while the store is down. */
    match?: MatchMessage;
    /** The files of the page of stories. */
    stories?: () => Promise<StoryFiles>;
    /** A letter as it would leave on a local day, null for the next one; not there while the store is down. */
    preview?: PreviewLetter;
    /** A letter as it goes on paper; not there while the store is down. */
    print?: PrintLetter;
    /** Such a letter as a file. */
    write?: WriteLetter;
  }>;
  /** Reads many messages, so many at once, in processes of their own. */
  readonly mailReaders: () => Promise<{ readonly read: ReadMail; readonly atOnce: number }>;
  /** Reads stored messages again, so many at once. @throws DeskError `engine-unavailable` when nothing runs */
  readonly mailReplay: () => Promise<{ readonly replay: ReplayMail; readonly atOnce: number }>;
  /** Offices, calendar, ladders and procedures: as stored when the store is up, else from `seeds/`. */
  readonly reference: () => Promise<Reference>;
  /** The store of the running desk; whoever opens it closes it. Left out where nothing is running. */
  readonly store?: () => Promise<OpenedStore>;
  /** Questions and answers of all cycles; left out where nothing is running. */
  readonly search?: () => Promise<Search>;
  /** The running desk. @throws DeskError `engine-unavailable` when nothing runs */
  readonly desk?: () => Promise<Desk>;
  /** Tries the way on which letters leave by the settings of this process. */
  readonly checkMail?: CheckMailServer;
  /** Plays a whole cycle on a stack of its own. */
  readonly rehearse?: (options: RehearsalRequest) => Promise<{ readonly report: unknown; readonly text: string }>;
}

/** Options as the command line gave them, by their long names in camelCase. */
export type CliOptions = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The one export of every file in `commands/`, loaded only when its command runs. */
export type RunCommand = (args: readonly string[], options: CliOptions, context: CliContext) => Promise<CliResult>;

/** What a rehearsal is asked for on the command line. */
export interface RehearsalRequest {
  readonly file: { readonly bytes: Uint8Array; readonly filename: string };
  readonly receivedOn: string | undefined;
  readonly deadline: string | undefined;
  readonly mechanism: string | undefined;
  readonly officesFile: string | undefined;
  readonly seed: number;
  readonly trouble: Trouble | undefined;
  /** Folder into which the documents of the submission are written at the end; undefined: nowhere. */
  readonly documents: string | undefined;
}
