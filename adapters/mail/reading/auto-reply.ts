import {
  ABSENCE,
  ABSENCE_SUBJECT,
  AUTOMATIC_SUBJECT_END,
  AUTOMATIC_SUBJECTS,
  CHALLENGE,
  MODERATION,
  RECEIVED,
  ROBOT,
  ROBOT_HEADERS,
} from './automatic/automatic-signs.ts';
import { answersSomething, isFromNotifier, isListed, isMarkedMass } from './automatic/mass-mail.ts';
import type { TakenApart } from './parsed-mail.ts';
import { SYSTEM_ADDRESS } from './reports/report-signs.ts';

/** What a robot wrote: `notice` answers nobody, the others answer us. */
export interface Automatic {
  readonly kind: 'absence' | 'receipt' | 'other' | 'notice';
  /** What showed it, in words for an officer. */
  readonly because: string;
}

/** Robots are brief. */
const LONGEST_ANSWER = 6_000;

/**
 * What kind of automatic message one is; null where a person wrote it.
 *
 * A robot that answers is told from one that notifies: by RFC 3834's own word where it stands, else by whether there
 * is something it answers.
 * @param newText what it says itself, without what it quotes
 * @source RFC 3834 sections 3.1 and 5 (Auto-Submitted); headers of vacation programs as those document them
 */
export function automaticKind(mail: TakenApart, newText: string): Automatic | null {
  const because = shownBy(mail, newText);
  if (because === null) return null;
  if (because.notice) return { kind: 'notice', because: `${because.says}, and answers nobody.` };
  const text = `${mail.subject}\n${newText.slice(0, 4_000)}`;
  const says = (what: string): string => `${because.says}${what}.`;
  if (CHALLENGE.test(text))
    return { kind: 'other', because: says('; it wants its writer to prove that a person wrote') };
  if (MODERATION.test(text)) return { kind: 'other', because: says('; the message waits for a list’s moderator') };
  if (ABSENCE.some((pattern) => pattern.test(text)))
    return { kind: 'absence', because: says('; it tells of an absence') };
  if (RECEIVED.test(text)) return { kind: 'receipt', because: says('; it confirms receipt') };
  return { kind: 'other', because: says('') };
}

interface Shown {
  readonly says: string;
  readonly notice: boolean;
}

function shownBy(mail: TakenApart, newText: string): Shown | null {
  const value = (name: string): string => mail.header(name).join(' ').slice(0, 500);
  const answer = (says: string): Shown => ({ says, notice: false });
  const submitted = value('auto-submitted')
    .replace(/\([^()]{0,200}\)/gu, '')
    .trim()
    .toLowerCase();
  if (/^auto-?repl/u.test(submitted)) return answer(`A robot answered (Auto-Submitted: ${submitted.slice(0, 40)})`);
  const header = ROBOT_HEADERS.find(([name, pattern]) => pattern.test(value(name)));
  if (header !== undefined) return answer(`A robot answered (${header[0]}: ${value(header[0]).slice(0, 60)})`);
  if (isAutomaticSubject(mail.subject))
    return answer(`Its subject is that of a robot (“${mail.subject.slice(0, 60)}”)`);
  if (ABSENCE_SUBJECT.test(mail.subject) && ABSENCE.some((pattern) => pattern.test(newText.slice(0, 1_500))))
    return answer(`Its subject and its words tell of an absence (“${mail.subject.slice(0, 60)}”)`);
  const opening = `${mail.subject}\n${newText.slice(0, 1_500)}`;
  const brief = newText.length < LONGEST_ANSWER;
  if (submitted !== '' && !/^no\b/u.test(submitted)) {
    const says = `A robot wrote it (Auto-Submitted: ${submitted.slice(0, 40)})`;
    return { says, notice: !answersSomething(mail) && isNotice(mail) };
  }
  if (CHALLENGE.test(opening) && brief) return answer('A box that lets in known senders only wrote it');
  if (MODERATION.test(opening) && brief && (isMarkedMass(mail) || fromList(mail)))
    return answer('A mailing list wrote it');
  const nobody = mail.header('return-path').some((path) => /^<\s{0,4}>$/u.test(path));
  const away = ABSENCE.some((pattern) => pattern.test(opening));
  const received = RECEIVED.test(opening);
  if (nobody)
    return {
      says: 'It came without a sender to answer (empty Return-Path)',
      notice: !away && !received && !answersSomething(mail) && (isNotice(mail) || isFromSystem(mail)),
    };
  if (
    /\b(?:bulk|junk)\b/iu.test(value('precedence')) &&
    (away || (received && ROBOT.test(opening))) &&
    newText.length < 3_000 &&
    !isNotice(mail)
  )
    return answer('It is marked as not to be answered (Precedence) and speaks as a robot');
  if (ROBOT.test(opening) && brief && (answersSomething(mail) || ((away || received) && !isListed(mail))))
    return answer('It says itself that a robot wrote it');
  return null;
}

/** A subject as only robots write it, with nobody's "Re:" in front. */
function isAutomaticSubject(subject: string): boolean {
  if (/^\s{0,4}(?:re|aw|sv|antw|fwd?|wg|tr|rv)\s{0,2}:/iu.test(subject)) return false;
  return AUTOMATIC_SUBJECTS.some((pattern) => pattern.test(subject)) || AUTOMATIC_SUBJECT_END.test(subject);
}

function isNotice(mail: TakenApart): boolean {
  return isListed(mail) || isFromNotifier(mail);
}

function isFromSystem(mail: TakenApart): boolean {
  return mail.from !== null && SYSTEM_ADDRESS.test(mail.from);
}

function fromList(mail: TakenApart): boolean {
  return (
    mail.from !== null &&
    /-(?:bounces|owner|request|admin)@|^(?:owner|listserv|majordomo|mailman)[-@]/iu.test(mail.from)
  );
}
