import type { LetterView } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { amended } from './amended.ts';
import { clarification, extension, receipt, silent } from './answers.ts';
import { accountable, demiOfficial, notice, reminder, report, request } from './chase.ts';
import { clearance, handOver } from './clearance.ts';
import { reconcile, returned } from './returned.ts';
import { shorten } from './shorten.ts';

/** The words of a letter by its kind. */
export function letterWords(view: LetterView): LetterWords {
  switch (view.kind) {
    case 'request':
      return request(view);
    case 'notice':
      return notice(view);
    case 'reminder':
      return reminder(view);
    case 'letter':
      return accountable(view);
    case 'demi-official':
      return demiOfficial(view);
    case 'report':
      return report(view);
    case 'clearance':
      return clearance(view);
    case 'hand-over':
      return handOver(view);
    case 'clarification':
      return clarification(view);
    case 'extension':
      return extension(view);
    case 'silent':
      return silent(view);
    case 'receipt':
      return receipt(view);
    case 'returned':
      return returned(view);
    case 'reconcile':
      return reconcile(view);
    case 'shorten':
      return shorten(view);
    case 'amended':
      return amended(view);
  }
}
