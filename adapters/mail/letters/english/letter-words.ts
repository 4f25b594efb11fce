import type { LetterView } from '../../../../domain/requests/letter-view.ts';
import { accountable } from './accountable.ts';
import { amended } from './amended.ts';
import type { LetterWords } from '../blocks.ts';
import { clarification } from './clarification.ts';
import { clearance } from './clearance.ts';
import { demiOfficial } from './demi-official.ts';
import { extension } from './extension.ts';
import { handOver } from './hand-over.ts';
import { notice } from './notice.ts';
import { receipt } from './receipt.ts';
import { reminder } from './reminder.ts';
import { report } from './report.ts';
import { request } from './request.ts';
import { silent } from './silent.ts';
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
