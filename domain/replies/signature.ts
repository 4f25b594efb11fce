import { isRule } from './quote-marks.ts';

const DEVICE =
  'i ?phone|i ?pad|i ?pod|android|blackberry|samsung|galaxy|nokia|lumia|htc|huawei|honor|xiaomi|redmi|oppo|vivo|realme|pixel|motorola|alcatel|sony|xperia|oneplus|windows|outlook|mail|mailbox|airmail|e-?mail|yahoo|gmail|proton ?mail|proton|mobile|handy|mobilgerät|smartphone|phone|cell|cellphone|tablet|device|ti-\\d+|aol|zimbra|portable|móvil|celular|téléphone|telefono|telefoon';
const SENT = new RegExp(
  `^[<(\\[*_\\s]{0,4}(?:(?:sent|from|written|posted)(?:\\s+(?:from|via|with|by|on|using))?|[\\p{L}]+ from|envoyé (?:depuis|de|avec|à partir de)|gesendet (?:von|mit)|enviado (?:desde|do|a partir do|con)|inviato (?:da|dal)|verzonden (?:met|vanaf|van)|skickat från|sendt fra|wysłane z|отправлено с)\\s+(?:\\S+\\s+){0,4}?[<\\[(*_]{0,3}(?:${DEVICE})(?![\\p{L}])`,
  'iu',
);
const OTHER_FORMS: readonly RegExp[] = [
  /^(?:von meinem|diese nachricht wurde von meinem|cet e-?mail a été envoyé depuis)\b.{1,90}$/iu,
  /^(?:get|télécharge[rz]|obtenir|hol dir) \[?outlook (?:for|pour|für)\b.{0,120}$/iu,
  /^(?:從我的|从我的|发自我的|發自我的|发送自|傳送自|寄自我的|iphoneから|来自我的).{0,60}$/iu,
  /^[\p{L}\p{N} ]{1,20}から送信$/u,
];
const ANSWER_LABEL = /^\s*(?:q(?:uestion)?|para(?:graph)?|issue|answer|reply|سوال|پیرا)\b.{0,12}\d/iu;
const LONGEST_SIGNATURE = 15;

/**
 * A text without what mail programs and people add at its end: "Sent from my iPhone", rules, and what follows the
 * signature mark `--`. A name under "Regards" is left, and so is anything that could be an answer.
 */
export function withoutSignature(text: string): string {
  const lines = text.split('\n');
  const mark = lines.findIndex((line) => /^\s{0,2}(?:--|––|—)\s*$/u.test(line));
  if (mark > 0) {
    const below = lines.slice(mark + 1).filter((line) => line.trim() !== '');
    const plain = below.every((line) => line.length <= 200 && !ANSWER_LABEL.test(line));
    if (below.length <= LONGEST_SIGNATURE && plain && lines.slice(0, mark).some((line) => line.trim() !== ''))
      lines.length = mark;
  }
  while (lines.length > 1 && isNoise(lines.at(-1) ?? '')) lines.pop();
  return lines.join('\n');
}

function isNoise(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed === '' || isRule(line)) return true;
  if (trimmed.length > 160) return false;
  return SENT.test(trimmed) || OTHER_FORMS.some((form) => form.test(trimmed));
}
