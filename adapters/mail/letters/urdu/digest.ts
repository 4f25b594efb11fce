import { pressesOn } from '../../../../domain/requests/digest.ts';
import { isolated } from '../bidi.ts';
import { lateSince, mattersOf } from '../matters.ts';
import type { DigestWording } from '../wording.ts';
import { urduDate } from '../../../../domain/calendar/local-date.ts';
import { urduDay } from './dates.ts';
import { letterWords } from './letter-words.ts';
import { instrumentName, inWords } from './phrases.ts';

/** What stands over several letters in one mail. */
export const DIGEST: DigestWording = {
  subject: (letters) => `${letters.length} مراسلات${lateSince(letters) === null ? '' : '، تاخیر سے'}`,
  introduction(letters) {
    const matters = mattersOf(letters).length;
    const on = matters > 1 ? ` جو ${inWords(matters)} معاملات سے متعلق ہیں؛ سب سے فوری معاملہ پہلے درج ہے` : '';
    const how =
      matters > 1
        ? ` اس ای میل کے جواب میں ان میں سے کسی بھی معاملے کا جواب دیا جا سکتا ہے: پُر کی گئی اسپریڈ شیٹ سے خود معلوم ہو جاتا ہے کہ وہ کس معاملے کی ہے؛ متن میں لکھے گئے جوابات اپنے معاملے کے نمبر کے نیچے درج کیے جائیں (وہ سطر جو ${isolated('“No.”')} سے شروع ہوتی ہے)۔`
        : ' اس ای میل کے جواب میں ان میں سے کسی کا بھی جواب دیا جا سکتا ہے۔';
    const due = lateSince(letters);
    const late =
      due === null
        ? []
        : [
            `یہ ای میل تاخیر سے ارسال کی جا رہی ہے: ${urduDay(due)} سے جو مراسلات بھیجے جانے تھے، وہ یہاں یکجا ہیں۔ یہ تاخیر اس وزارت کی جانب سے ہے۔`,
          ];
    return [`اس ای میل میں اس وزارت کے ${inWords(letters.length)} مراسلات شامل ہیں${on}۔${how}`, ...late];
  },
  contentsLine(view) {
    const day = pressesOn(view);
    const when = day < view.date ? `${urduDate(day)} سے زائد المیعاد` : `${urduDate(day)} تک مطلوب`;
    return `${letterWords(view).matter}: ${instrumentName(view)}، ${when} (نمبر ${isolated(view.number)})`;
  },
  more: (count) => `مزید ${count}`,
};
