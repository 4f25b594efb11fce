import { expect, it } from 'vitest';
import { notedEnvelope } from '../../../../adapters/mail/imap/envelope-headers.ts';

const DESK = 'desk.treaty-desk.example';
const envelope = (...lines: string[]) =>
  notedEnvelope(Buffer.from(`${lines.join('\r\n')}\r\n\r\nDelivered-To: desk+body@${DESK}\r\n`), DESK);

it.each([
  ['Postfix', [`X-Original-To: desk+a@${DESK}`, `Delivered-To: box@store.example`], [`desk+a@${DESK}`]],
  ['Exim', [`Envelope-to: desk+a@${DESK}, desk+b@${DESK}`], [`desk+a@${DESK}`, `desk+b@${DESK}`]],
  [
    'Dovecot, in its trace',
    [`Received: from mx by store with LMTP id 1`, `\tfor <Desk+A@${DESK}>; Tue, 24 Nov 2026`],
    [`desk+a@${DESK}`],
  ],
  ['Exchange', [`X-MS-Exchange-Organization-AuthAs: Anonymous`], []],
  ['qmail, with a mailbox’s name before it', [`Delivered-To: mailbox-desk+a@${DESK}`], [`mailbox-desk+a@${DESK}`]],
  ['a report', [`Original-Recipient: rfc822;desk+a@${DESK}`], [`desk+a@${DESK}`]],
  [
    'two servers, the same twice',
    [`Delivered-To: desk@${DESK}`, `Delivered-To: <DESK@${DESK.toUpperCase()}>`],
    [`desk@${DESK}`],
  ],
])('the recipient is read where %s notes it', (_, lines, to) => {
  expect(envelope(...lines).to).toEqual(to);
});

it.each([
  ['the newest of several', ['Return-Path: <new@moi.example>', 'Return-Path: <old@moi.example>'], 'new@moi.example'],
  ['none for a bounce', ['Return-Path: <>'], ''],
  ['none where none is noted', ['Subject: x'], ''],
])('the sender is %s', (_, lines, from) => {
  expect(envelope(...lines).from).toBe(from);
});

it('a message of bytes without any header has none', () => {
  expect(notedEnvelope(new Uint8Array([0, 255, 10, 13, 10]), DESK)).toEqual({ from: '', to: [] });
  expect(notedEnvelope(new Uint8Array(), DESK)).toEqual({ from: '', to: [] });
});
