import type { TakenApart } from '../parsed-mail.ts';
import { ADDRESS, cleaned, unique } from './failed-addresses.ts';
import { returnedPart } from './human-part.ts';

/** Only the head of a returned message is looked at. */
const HEAD = 64_000;

/** The heads of the message a report gives back, in whatever form it does. */
export function returnedHeads(mail: TakenApart, text: string): readonly string[] {
  return [
    ...mail.machineParts
      .filter(({ contentType }) => contentType.endsWith('headers'))
      .map((part) => part.text.slice(0, HEAD)),
    ...mail.files
      .filter(({ contentType }) => /^message\/(?:rfc822|global)$|^text\/rfc822$/u.test(contentType))
      .map(({ content }) => Buffer.from(content.subarray(0, HEAD)).toString('utf8')),
    returnedPart(text),
  ];
}

/**
 * To whom the returned message was written, where the report itself names nobody: by our envelope sender when it
 * carries the address (`bounce+name=office.example@desk`), else by its To line.
 */
export function returnedTo(mail: TakenApart, text: string): readonly string[] {
  for (const name of ['x-original-to', 'delivered-to', 'to']) {
    const carried = /\+([^\s+=@<>]{1,64})=([a-z0-9][a-z0-9.-]{1,180}\.[a-z]{2,20})@/iu.exec(
      mail.header(name).join(' '),
    );
    if (carried !== null) return [`${carried[1] ?? ''}@${carried[2] ?? ''}`];
  }
  for (const head of returnedHeads(mail, text)) {
    const line =
      /^[ \t>]{0,4}(?:x-)?(?:envelope-)?to:[ \t]{0,4}([^\n]{1,2000}(?:\n[ \t]{1,8}[^\n]{1,2000}){0,20})/imu.exec(head);
    const addresses = unique([...(line?.[1] ?? '').matchAll(ADDRESS)].map(([one]) => cleaned(one)));
    if (addresses.length > 0) return addresses.slice(0, 100);
  }
  return [];
}
