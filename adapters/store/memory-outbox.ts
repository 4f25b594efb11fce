import type { MailWithAttempts, OutboxLetter, OutboxStore } from '../../activities/store-ports.ts';
import { withdrawn } from './letter-changes.ts';
import type { LetterStand, WrittenLetter } from './letter-changes.ts';
import type { NeedContent } from './memory-content.ts';
import {
  hasEnded,
  inOrderOfDates,
  isUndecided,
  mailScope,
  mailUnknown,
  needWaiting,
  NEVER_ENDED,
  statusAfter,
} from './outbox-rules.ts';
import { asStored, storableText } from './storable.ts';

/** A letter of the out-box in memory. */
export interface MemoryLetter extends WrittenLetter, LetterStand {
  readonly route: number;
  readonly scope: string;
}

/** Letters waiting to leave and the mails they leave in, in memory. */
export function memoryOutbox(
  letters: Map<string, MemoryLetter>,
  mails: Map<string, MailWithAttempts>,
  need: NeedContent,
): OutboxStore {
  const needMail = (mailId: string): MailWithAttempts => {
    const mail = mails.get(mailId);
    if (mail === undefined) throw mailUnknown(`mail ${mailId}`);
    return mail;
  };
  const lettersWhere = (wanted: (letter: MemoryLetter) => boolean): OutboxLetter[] =>
    [...letters.values()]
      .filter(wanted)
      .sort((a, b) => a.position - b.position)
      .map((l) => {
        const { id, cycleId, office, rung, decision, writtenOn, writtenAt, route } = l;
        return asStored({ id, cycleId, office, rung, decision, writtenOn, writtenAt, route });
      });

  return {
    async waiting(office, scope) {
      return lettersWhere(
        (l) => l.status === 'waiting' && (office === null || l.office === office) && l.scope === scope,
      );
    },

    async letters(ids) {
      return lettersWhere((l) => ids.includes(l.id));
    },

    async makeMail(mail) {
      mailScope(mail);
      need(mail.raw);
      if (mails.has(mail.mailId)) return;
      for (const { id } of mail.letters) needWaiting(mail.mailId, id, letters.get(id)?.status ?? null);
      mails.set(mail.mailId, asStored({ ...mail, status: 'made' as const, attempts: [] }));
      for (const { id } of mail.letters) letters.set(id, { ...letters.get(id)!, status: 'mailed' });
    },

    async withdraw(letterIds, reason) {
      for (const id of letterIds) {
        const letter = letters.get(id);
        if (letter?.status === 'waiting') letters.set(id, { ...letter, ...withdrawn(letter, storableText(reason)) });
      }
    },

    async mail(mailId) {
      return asStored(mails.get(mailId) ?? null);
    },

    async unfinished(office, scope) {
      const wanted = [...mails.values()].filter((m) => office === null || m.office === office);
      return asStored(wanted.filter((m) => !hasEnded(m.status) && mailScope(m) === scope));
    },

    async untold(scope) {
      const isUntold = ({ id, route }: { readonly id: string; readonly route: number }): boolean =>
        letters.get(id)?.status === 'mailed' && letters.get(id)?.route === route;
      const ended = [...mails.values()].filter((m) => m.status === 'sent' || m.status === 'failed');
      return asStored(ended.filter((m) => mailScope(m) === scope && m.letters.some(isUntold)));
    },

    async supersede(mailId) {
      const mail = needMail(mailId);
      if (hasEnded(mail.status) || !mail.attempts.every((attempt) => attempt.outcome === 'deferred')) return false;
      mails.set(mailId, { ...mail, status: 'superseded' });
      for (const { id } of mail.letters) {
        const letter = letters.get(id)!;
        if (letter.status === 'mailed') letters.set(id, { ...letter, status: 'waiting' });
      }
      return true;
    },

    async beginAttempt(mailId) {
      const mail = needMail(mailId);
      if (hasEnded(mail.status)) return null;
      const before = mail.attempts.map((attempt) =>
        attempt.outcome === null ? { ...attempt, outcome: 'uncertain' as const, response: NEVER_ENDED } : attempt,
      );
      const number = before.length + 1;
      const attempts = [...before, { number, outcome: null, response: null }];
      mails.set(mailId, { ...mail, status: 'sending', attempts });
      return number;
    },

    async endAttempt(mailId, number, outcome, response) {
      const mail = needMail(mailId);
      const attempt = mail.attempts.find((a) => a.number === number);
      if (attempt === undefined) throw mailUnknown(`attempt ${number} of the mail ${mailId}`);
      if (!isUndecided(attempt.outcome)) return;
      const ended = { number, outcome, response: storableText(response) };
      const attempts = mail.attempts.map((a) => (a === attempt ? ended : a));
      mails.set(mailId, { ...mail, status: statusAfter(mail.status, outcome), attempts });
    },

    async datedOn(office, scope, on) {
      const dated = [...mails.values()].filter((m) => m.office === office && m.datedAt.startsWith(on));
      return asStored(dated.filter((m) => m.status !== 'superseded' && mailScope(m) === scope));
    },

    async mailsOf(cycleId) {
      return asStored(inOrderOfDates([...mails.values()].filter((m) => m.letters.some((l) => l.cycleId === cycleId))));
    },
  };
}
