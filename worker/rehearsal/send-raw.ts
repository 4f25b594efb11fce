import { createTransport } from 'nodemailer';
import { simpleParser } from 'mailparser';

/** Sends a finished message through the local post, as a mail program on the office's desk would. */
export async function sendRaw({
  port,
  from,
  raw,
}: {
  readonly port: number;
  readonly from: string;
  readonly raw: Uint8Array;
}): Promise<void> {
  const { to } = await simpleParser(Buffer.from(raw));
  const addresses = (Array.isArray(to) ? to : to === undefined ? [] : [to]).flatMap((t) =>
    t.value.map((v) => v.address ?? ''),
  );
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from, to: addresses }, raw: Buffer.from(raw) });
  } finally {
    transport.close();
  }
}
