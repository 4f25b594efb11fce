import type { DeskIdentity } from './desk-identity.ts';
import type { WriteGapList } from './draft-ports.ts';
import type { Engine } from './engine-port.ts';
import type { BuildMessage, ComposeMail, Mailer, ProveSender } from './mail-ports.ts';
import type { OpenCycle } from './opening-port.ts';
import type { OpenAttachments, OpenBody, ReadMail, ReadMatrix, WriteMatrix, WriteSubmission } from './ports.ts';
import type { WritePapers } from './submission-ports.ts';
import type { Store } from './store-ports.ts';

/** Everything activities need from outside, put together in `worker/`. */
export interface ActivityPorts {
  readonly store: Store;
  readonly engine: Engine;
  readonly mailer: Mailer;
  readonly openCycle: OpenCycle;
  readonly composeMail: ComposeMail;
  readonly buildMessage: BuildMessage;
  /** `<…@domain>`, the same for the same mail. */
  readonly messageId: (mailId: string) => string;
  readonly readMail: ReadMail;
  /** Looks at the sender of a message; absent where nobody does, as in a rehearsal. */
  readonly proveSender?: ProveSender;
  readonly openAttachments: OpenAttachments;
  /** Opens the tables in a message itself; absent where nobody does. */
  readonly openBody?: OpenBody;
  readonly readMatrix: ReadMatrix;
  readonly writeMatrix: WriteMatrix;
  /** The same as a Word document. */
  readonly writeMatrixWord: WriteMatrix;
  readonly writeSubmission: WriteSubmission;
  readonly writePapers: WritePapers;
  readonly writeGapList: WriteGapList;
  /** Token of the signed reply address of one office in one cycle; in a digest, in the cycles joined by a space. */
  readonly replyToken: (cycles: string, office: string) => string;
  /** Milliseconds for which a letter waits for others to the same office; a rehearsal does not wait. */
  readonly gatherMs: number;
  readonly desk: DeskIdentity;
  /** The present, in milliseconds since 1970; only for what happens in real time. */
  readonly clock: () => number;
}
