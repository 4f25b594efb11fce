import { openReader } from '../../../../adapters/mail/reading/reader-process.ts';

/** Has a message read that hangs its reader, and waits for it. */
const reader = openReader({
  processes: 1,
  withinMs: 600_000,
  entry: new URL('./reader-that-breaks.ts', import.meta.url),
});
await reader.readMail(Buffer.from('From: a@b.example\r\n\r\nRead this.'));
process.stdout.write('reading\n');
await reader.readMail(Buffer.from('From: a@b.example\r\n\r\nhang for ever'));
