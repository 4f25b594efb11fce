import type { LocalDate } from '../calendar/calendar.ts';
import { refuse, type CycleCommand, type Decision } from './commands.ts';
import { confirm, propose } from './decide-assignment.ts';
import { logContact } from './decide-contact.ts';
import { vetoRung } from './decide-escalation.ts';
import { acknowledge, clear, consolidate, handOver, returnText, submit } from './decide-finish.ts';
import { amendList } from './decide-list.ts';
import { recordLetter, remind } from './decide-letters.ts';
import { askReconcile, figuresAgree, settleReconcile } from './decide-reconcile.ts';
import { recordReply } from './decide-replies.ts';
import { askShorter } from './decide-shorten.ts';
import { adoptTerms, moveDeadline } from './decide-replan.ts';
import { changeRows, reassign } from './decide-rows.ts';
import { suspendClock } from './decide-suspension.ts';
import { answerClarification, grantDays, refuseDays } from './decide-time.ts';
import type { CycleState, CycleTerms } from './state.ts';
import { taskOpener } from './tasks.ts';

/**
 * What a command leads to. Pure: asked once by the validator of an update, to say why it refuses before anything is
 * done, and again when the command's turn comes.
 *
 * @param today local date in Islamabad
 */
export function decide(state: CycleState, terms: CycleTerms, command: CycleCommand, today: LocalDate): Decision {
  if (state.reached.acknowledged !== undefined && command.type !== 'record-letter' && command.type !== 'record-reply') {
    if (command.type === 'acknowledge') return { events: [] };
    return refuse(`${state.cycleId} ended on ${state.reached.acknowledged}`, 'an ended cycle takes no more decisions');
  }
  switch (command.type) {
    case 'propose-assignment':
      return propose(state, command, today);
    case 'confirm-assignment':
      return confirm(state, terms, command, today);
    case 'report-addresses':
      return {
        events: command.problems.map((p) => taskOpener(p.office, today)('no-address', p.text)),
      };
    case 'record-letter':
      return recordLetter(state, terms, command, today);
    case 'record-reply':
      return recordReply(state, terms, command.reply, today);
    case 'change-rows':
      return changeRows(state, terms, command, today);
    case 'log-contact':
      return logContact(state, command, today);
    case 'veto-rung':
      return vetoRung(state, terms, command, today);
    case 'suspend-clock':
      return suspendClock(state, terms, command, today);
    case 'adopt-terms':
      return adoptTerms(state, terms, command, today);
    case 'move-deadline':
      return moveDeadline(state, terms, command, today);
    case 'amend-list':
      return amendList(state, terms, command, today);
    case 'grant-days':
      return grantDays(state, terms, command, today);
    case 'refuse-days':
      return refuseDays(state, terms, command, today);
    case 'answer-clarification':
      return answerClarification(state, terms, command, today);
    case 'reassign':
      return reassign(state, terms, command, today);
    case 'remind':
      return remind(state, terms, command, today);
    case 'ask-shorter':
      return askShorter(state, terms, command, today);
    case 'ask-reconcile':
      return askReconcile(state, terms, command, today);
    case 'settle-reconcile':
      return settleReconcile(state, command);
    case 'figures-agree':
      return figuresAgree(state, command);
    case 'consolidate':
      return consolidate(state, terms, command, today);
    case 'clear':
      return clear(state, command);
    case 'return-text':
      return returnText(state, command, today);
    case 'hand-over':
      return handOver(state, terms, command, today);
    case 'submit':
      return submit(state, terms, command, today);
    case 'acknowledge':
      return acknowledge(state, terms, command);
  }
}
