import type { OpenAttachments } from '../../../activities/ports.ts';
import { takenApart } from './parsed-mail.ts';

/** The files of a message, in their order and under the names a reading gives them. */
export const openAttachments: OpenAttachments = async (raw) => (await takenApart(raw)).files;
