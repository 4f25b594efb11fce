import { createHash } from 'node:crypto';

/** A delivery that failed, or that is late. */
export interface FailedDelivery {
  /** `delayed`: the server goes on trying. */
  readonly action: 'failed' | 'delayed';
  readonly recipient: string;
  /** Envelope sender of the message, who is told. */
  readonly sender: string;
  /** Enhanced status code: `5.1.1`. */
  readonly status: string;
  readonly reason: string;
  readonly original: Uint8Array;
  /** Host that gives the report. */
  readonly host: string;
  /** Instant of the report. */
  readonly at: Date;
}

/**
 * A delivery status notification for one recipient.
 * @source RFC 3464 (form of the report), RFC 3834 section 3.1.4 and RFC 3461 section 6.2 (null sender)
 */
export function deliveryReport(failure: FailedDelivery): Uint8Array {
  const { action, recipient, sender, status, reason, original, host, at } = failure;
  const delayed = action === 'delayed';
  const id = createHash('sha256').update(`${recipient}\n${status}\n`).update(original).digest('hex').slice(0, 24);
  const date = at.toUTCString().replace('GMT', '+0000');
  const text = Buffer.from(original).toString('latin1');
  const end = /\r?\n\r?\n/u.exec(text);
  const headers = (end === null ? text : text.slice(0, end.index)).replace(/\r?\n/gu, '\r\n');
  return Buffer.from(
    [
      `From: Mail Delivery System <mailer-daemon@${host}>`,
      `To: <${sender}>`,
      `Subject: ${delayed ? 'Delayed Mail (still being retried)' : 'Undelivered Mail Returned to Sender'}`,
      `Date: ${date}`,
      `Message-ID: <${id}@${host}>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="=_${id}"`,
      '',
      `--=_${id}`,
      'Content-Type: text/plain; charset=us-ascii',
      '',
      delayed
        ? 'The message has not been delivered yet; it is tried again, and need not be sent again. It is for:'
        : 'The message could not be delivered to:',
      '',
      `<${recipient}>: ${status} ${reason}`,
      '',
      `--=_${id}`,
      'Content-Type: message/delivery-status',
      '',
      `Reporting-MTA: dns; ${host}`,
      `Arrival-Date: ${date}`,
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Original-Recipient: rfc822; ${recipient}`,
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${status.startsWith('4') ? 450 : 550} ${status} ${reason}`,
      '',
      `--=_${id}`,
      'Content-Type: text/rfc822-headers',
      '',
      headers,
      '',
      `--=_${id}--`,
      '',
    ].join('\r\n'),
    'latin1',
  );
}
