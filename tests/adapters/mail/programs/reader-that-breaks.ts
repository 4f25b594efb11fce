import { serveRequests } from '../../../../adapters/child-process/serve-requests.ts';
import { openAttachments } from '../../../../adapters/mail/reading/open-attachments.ts';
import { readMail } from '../../../../adapters/mail/reading/read-mail.ts';
import { showMail } from '../../../../adapters/mail/reading/show-mail.ts';

type ReaderOperation = (raw: Uint8Array) => Promise<unknown>;

/** A reader that breaks where the body of a message tells it to. */
const breaking =
  (read: ReaderOperation): ReaderOperation =>
  async (raw) => {
    const body = Buffer.from(raw).toString('latin1').split('\r\n\r\n').slice(1).join('');
    if (body.includes('hang for ever')) for (;;);
    if (body.includes('eat all memory'))
      for (const eaten: string[][] = []; ;) eaten.push(Array<string>(100_000).fill(body));
    if (body.includes('end the process')) process.exit(3);
    if (body.includes('throw')) throw new Error('a rule that throws');
    return read(raw);
  };

serveRequests({ read: breaking(readMail), open: breaking(openAttachments), show: breaking(showMail) });
