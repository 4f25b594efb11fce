import { serveRequests } from '../../child-process/serve-requests.ts';
import { openAttachments } from './open-attachments.ts';
import { openBody } from './open-body.ts';
import { readMail } from './read-mail.ts';
import { showMail } from './show-mail.ts';

/** The reader's process: takes apart what strangers send, knows no secret, and may die of it. */
serveRequests({ read: readMail, open: openAttachments, body: openBody, show: showMail });
