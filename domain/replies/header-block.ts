import { LONGEST_MARK } from './quote-marks.ts';

type Kind = 'from' | 'date' | 'to' | 'subject';

/** What mail programs write before the values of a quoted message's head, in the languages they speak. */
const NAMES: Readonly<Record<Kind, string>> = {
  from: "from|sender|de la|de|d[’']?|von|absender|da|di|van|afzender|från|fra|avsändare|afsender|avsender|lähettäjä|keneltä|od|nadawca|odesílatel|odosielateľ|feladó|expeditor|de către|expéditeur|remitente|remetente|mittente|от кого|от|отправитель|від кого|від|відправник|подател|šalje|pošiljatelj|от|από|αποστολέας|kimden|gönderen|发件人|發件人|寄件者|寄件人|差出人|送信者|보낸 ?사람|발신인|من|المرسل|از|فرستنده|منجانب|از طرف|מאת|từ|người gửi|dari|จาก",
  date: "sent on|sent at|sent|date|date sent|envoyé le|envoyé|date d['’]envoi|gesendet am|gesendet|datum|enviado el|enviado|fecha|enviada em|enviada|enviado em|data|data de envio|inviato|verzonden|verzonden op|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano|wysłane|data wysłania|odesláno|odoslané|dátum|elküldve|küldve|trimis|trimisă|отправлено|дата|дата отправки|надіслано|изпратено|poslano|poslato|στάλθηκε|ημερομηνία|εστάλη|tarih|gönderildi|gönderilme tarihi|gönderim tarihi|发送时间|發送時間|發送日期|发送日期|寄件日期|傳送時間|日期|时间|時間|送信日時|日時|日付|보낸 ?날짜|보낸 ?시간|날짜|التاريخ|تاريخ الإرسال|أرسلت|تم الإرسال|تاريخ|تاریخ|ارسال|בתאריך|נשלח|תאריך|đã gửi|ngày|gửi|gửi lúc|dikirim|tanggal|ส่ง|วันที่",
  to: 'to|cc|bcc|à|destinataire|an|empfänger|para|destinatario|destinatário|a|per|aan|naar|till|til|kopia|kopi|kopie|copie|cópia|vastaanottaja|kenelle|kopio|do|dw|komu|adresat|kópia|címzett|másolatot kap|către|catre|кому|копия|копія|до|za|kome|προς|κοιν\\.?|kime|alıcı|bilgi|收件人|收件者|抄送|副本|宛先|받는 ?사람|수신인|참조|إلى|نسخة|المستلم|به|گیرنده|بنام|نقل|אל|עותק|đến|tới|kepada|ke|ถึง',
  subject:
    'subject|subj|re|objet|sujet|betreff|betrifft|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|otsikko|temat|předmět|predmet|vec|tárgy|subiect|subiectul|тема|относно|naslov|zadeva|θέμα|konu|主题|主題|主旨|标题|件名|제목|الموضوع|موضوع|عنوان|נושא|chủ đề|tiêu đề|perihal|subjek|เรื่อง',
};
const KINDS = Object.keys(NAMES) as readonly Kind[];
const AT_START = KINDS.map(
  (kind) =>
    [kind, new RegExp(`^[\\s*_>|]{0,6}(?:${NAMES[kind]})[*_ ]{0,4}(?:[:：]|\\s{0,2}\\t|\\s{1,2}\\|)`, 'iu')] as const,
);
/** Labels of a head that was poured into one line; only words that no sentence uses with a colon after a blank. */
const INSIDE =
  /\s\*{0,2}(sent|date|to|subject|envoyé|à|objet|gesendet|an|betreff|enviado|para|asunto|assunto|inviato|oggetto|verzonden|aan|onderwerp)\*{0,2}\s?:/giu;

const ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,100}|\[mailto:|\bmailto:/iu;
const CLOCK = /(?<!\p{Nd})\p{Nd}{1,2}\s?[:.h時点시]\s?\p{Nd}{2}(?!\.?\p{Nd}{2,4})/u;

/** Most lines a head takes, a long list of recipients included. */
const LONGEST_HEAD = 18;

/** A block of headers: how many lines it takes. */
export interface HeaderBlock {
  readonly length: number;
  /** Whether it is a mail's head beyond doubt. */
  readonly clear: boolean;
}

/**
 * The block of headers ("From: … Sent: … To: … Subject: …") that begins at a line, null where none does.
 *
 * A letter in the text has such lines too ("From: Section Officer / To: the Director / Subject: …"). So a block is a
 * mail's head only when it also says at what time of day it was sent, or has all four lines and an address.
 *
 * @param lines as they are seen, see `asSeen`
 * @param lead what stands right before: then two different lines are enough, if they hold a time or an address
 */
export function headerBlockAt(
  lines: readonly string[],
  at: number,
  lead: 'announcement' | 'rule' | null,
): HeaderBlock | null {
  const first = lines[at] ?? '';
  const kindAt = kindsIn(lines);
  if (kindAt(at) === null) return null;
  if (inOneLine(first)) return { length: 1, clear: true };
  const kinds = new Set<Kind>();
  let last = at;
  let strange = 0;
  for (let index = at; index < lines.length && index < at + LONGEST_HEAD; index += 1) {
    const line = lines[index] ?? '';
    const kind = kindAt(index);
    if (kind !== null) {
      kinds.add(kind);
      last = index;
      strange = 0;
    } else if (line.trim() !== '') {
      strange += 1;
      // A long list of recipients wraps over a few lines.
      if (strange > 3) break;
    } else if (kinds.size >= 3) break;
  }
  if (kinds.size < 2) return null;
  if (!kinds.has('from') && !(kinds.has('subject') && kinds.has('to'))) return null;
  const said = lines.slice(at, last + 1).join('\n');
  const dated = kinds.has('date') && CLOCK.test(said);
  const addressed = ADDRESS.test(said);
  const clear = (kinds.size >= 3 && (dated || (addressed && kinds.size === 4))) || lead === 'announcement';
  const enough = clear || (lead === 'rule' && kinds.size >= 2 && (addressed || dated));
  return enough ? { length: last - at + 1, clear } : null;
}

/** Kinds of the lines of a text, told once for each: a block is looked for at every line. */
const KNOWN = new WeakMap<readonly string[], Map<number, Kind | null>>();

function kindsIn(lines: readonly string[]): (at: number) => Kind | null {
  const known = KNOWN.get(lines) ?? new Map<number, Kind | null>();
  KNOWN.set(lines, known);
  return (at) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const kind = kindOf(lines[at] ?? '');
    known.set(at, kind);
    return kind;
  };
}

function kindOf(line: string): Kind | null {
  if (line.length > LONGEST_MARK || !/[:：\t|]/u.test(line.slice(0, 41))) return null;
  return AT_START.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
}

function inOneLine(line: string): boolean {
  if (kindOf(line) !== 'from' || !CLOCK.test(line)) return false;
  return new Set([...line.matchAll(INSIDE)].map((match) => match[1]?.toLowerCase())).size >= 3;
}

/** What stands behind the label of a sender, null where a line has no such label. */
export function senderIn(line: string): string | null {
  if (kindOf(line) !== 'from') return null;
  return line
    .slice(line.search(/[:：\t|]/u) + 1)
    .replace(/[*_|]+/gu, ' ')
    .trim();
}
