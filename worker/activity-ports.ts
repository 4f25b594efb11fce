import type { ActivityPorts } from '../activities/activity-ports.ts';
import type { DeskIdentity } from '../activities/desk-identity.ts';
import type { Engine } from '../activities/engine-port.ts';
import type { BuildMessage, Mailer, ProveSender } from '../activities/mail-ports.ts';
import type { OpenAttachments, OpenBody, ReadDocument, ReadMail, ReadMatrix } from '../activities/ports.ts';
import type { Store } from '../activities/store-ports.ts';
import { readDocument } from '../adapters/documents/read-document.ts';
import { readMatrix } from '../adapters/documents/read-matrix.ts';
import { writeGapList } from '../adapters/documents/write-gap-list.ts';
import { writeMatrix } from '../adapters/documents/write-matrix.ts';
import { writeMatrixWord } from '../adapters/documents/write-matrix-word.ts';
import { writePapers } from '../adapters/documents/papers/write-papers.ts';
import { writeSubmission } from '../adapters/documents/write-submission.ts';
import { buildMessage as unsigned } from '../adapters/mail/build-message.ts';
import { composeMail } from '../adapters/mail/letters/compose-mail.ts';
import { openAttachments } from '../adapters/mail/reading/open-attachments.ts';
import { openBody } from '../adapters/mail/reading/open-body.ts';
import { readMail } from '../adapters/mail/reading/read-mail.ts';
import { messageIdFor, signedToken } from '../adapters/mail/reply-address.ts';
import { startCycle } from '../client/start-cycle.ts';

export { deskIdentity } from './desk-identity.ts';

/** Cycles decide at nine; what they decide in the same two minutes reaches an office in one mail. */
const GATHER_MS = 2 * 60_000;

/**
 * Puts the real parts together.
 * @param secret signs reply addresses
 * @param gatherMs two minutes when left out
 * @param buildMessage unsigned messages when left out
 * @param proveSender looks at the senders of mail; nobody does when left out, as in a rehearsal
 * @param reader reads mail; in this very process when left out, which is for mail of our own making only
 * @param documents reads documents and matrices; in this very process when left out, for the same
 */
export function activityPorts(of: {
  readonly store: Store;
  readonly engine: Engine;
  readonly mailer: Mailer;
  readonly desk: DeskIdentity;
  readonly secret: string;
  readonly gatherMs?: number;
  readonly buildMessage?: BuildMessage;
  readonly reader?: {
    readonly readMail: ReadMail;
    readonly openAttachments: OpenAttachments;
    readonly openBody: OpenBody;
  };
  readonly documents?: { readonly readDocument: ReadDocument; readonly readMatrix: ReadMatrix };
  readonly proveSender?: ProveSender;
}): ActivityPorts {
  const {
    store,
    engine,
    mailer,
    desk,
    secret,
    gatherMs = GATHER_MS,
    reader = { readMail, openAttachments, openBody },
  } = of;
  const { buildMessage = unsigned, documents = { readDocument, readMatrix } } = of;
  return {
    store,
    engine,
    mailer,
    openCycle: (list) =>
      startCycle({ store, desk: engine, read: documents.readDocument }, { ...list, scope: '' }, Date.now()),
    desk,
    composeMail,
    buildMessage,
    readMail: reader.readMail,
    openAttachments: reader.openAttachments,
    openBody: reader.openBody,
    ...(of.proveSender === undefined ? {} : { proveSender: of.proveSender }),
    readMatrix: documents.readMatrix,
    writeMatrix,
    writeMatrixWord,
    writeSubmission,
    writePapers,
    writeGapList,
    messageId: (mailId) => messageIdFor(mailId, desk.domain),
    replyToken: (cycles, office) => signedToken(secret, cycles, office),
    gatherMs,
    clock: Date.now,
  };
}
