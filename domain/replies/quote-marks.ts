/**
 * Where mail programs say that somebody else's words begin. All patterns look at one line (or a few joined) of limited
 * length, so that no text makes them slow.
 */

const FROM_LABELS =
  'from|de|von|da|van|från|fra|od|от|от кого|发件人|發件人|寄件者|寄件人|差出人|送信者|보낸 사람|kimden|gönderen|lähettäjä|من|feladó|expéditeur|absender|mittente|remitente|afzender|avsändare|nadawca|odesílatel|منجانب';
const DATE_LABELS =
  'sent|date|envoyé|envoyé le|gesendet|datum|fecha|enviado|enviado el|enviada em|data|inviato|verzonden|skickat|sendt|wysłano|отправлено|дата|发送时间|發送時間|寄件日期|日期|送信日時|日時|보낸 날짜|tarih|gönderildi|lähetetty|تاريخ|تاریخ|التاريخ|sent on';
const TO_LABELS =
  'to|à|an|para|a|aan|till|til|do|кому|收件人|收件者|宛先|받는 사람|kime|vastaanottaja|إلى|بنام|cc|kopie|copie|komu';
const SUBJECT_LABELS =
  'subject|objet|betreff|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|主题|主題|主旨|件名|제목|konu|aihe|الموضوع|موضوع|předmět|tárgy';

const label = (names: string): RegExp => new RegExp(`^[\\s*_>|]{0,6}(?:${names})[*_\\s]{0,4}[:：]`, 'iu');
const LABELS: readonly (readonly [string, RegExp])[] = [
  ['from', label(FROM_LABELS)],
  ['date', label(DATE_LABELS)],
  ['to', label(TO_LABELS)],
  ['subject', label(SUBJECT_LABELS)],
];

/** Verbs of "… wrote:" in the languages of common mail programs. */
const WROTE =
  /wrote|writes|a écrit|écrivait|schrieb|escribi[óo]|ha scritto|scrisse|escreveu|schreef|skrev|skriver|napisał|pisze|написал|пишет|пише|kirjoitti|napsal|írta|a scris|έγραψε|yazdı|viết|写道|寫道|写|のメール|書きました|작성|썼습니다|كتب|نوشت|لکھا|תב/iu;
/** How such a sentence begins; any other beginning must hold name or address and verb on one line. */
const OPENING =
  /^[\s\-–—*_]{0,6}(?:(?:on|le|am|el|il|em|op|den|w dniu|dnia|dne|på|во?|на|no dia|il giorno|pe|ngày|vào|בתאריך|في|بتاریخ)\s|(?:在|于|於)|[‪‫]|\d{1,4}[./\-年]\d|\d{1,2}\s\p{L}{3})/iu;
const ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,100}/u;

const ORIGINAL =
  /^(?:original message|original appointment|message d['’]origine|message original|ursprüngliche nachricht|originalnachricht|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|oryginalna wiadomość|wiadomość oryginalna|исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|原始信件|元のメッセージ|원본 메시지|özgün ileti|alkuperäinen viesti|původní zpráva|eredeti üzenet|الرسالة الأصلية|reply message|reply above this line)$/iu;
const FORWARDED =
  /^(?:(?:begin )?forwarded message|forwarded by .{1,80}|forwarded mail|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)|message transféré|début du message (?:réexpédié|transféré)|mensaje reenviado|inicio del mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|vidarebefordrat meddelande|videresendt (?:melding|meddelelse)|wiadomość przekazana|转发的邮件|轉寄的郵件|转发邮件信息|転送メッセージ)$/iu;

/** A line longer than this is text. */
const LONGEST_MARK = 600;

/** Whether a line is quoted with `>`. */
export function isQuoted(line: string): boolean {
  return /^[ \t\u00a0]{0,4}[>＞]/u.test(line);
}

/** Whether a line holds nothing but a rule of dashes and the like. */
export function isRule(line: string): boolean {
  return /^[\s\u00a0]*[-_=*~#+‐–—.·ᐧ]{1}[\s\-_=*~#+‐–—.·ᐧ]{1,200}$/u.test(line) || /^\s*ᐧ\s*$/u.test(line);
}

/** Whether a line announces the message that is answered: "-----Original Message-----". */
export function announcesOriginal(line: string): boolean {
  return ORIGINAL.test(bare(line));
}

/** Whether a line announces a message that is passed on: its words are the answer as often as not. */
export function announcesForward(line: string): boolean {
  return FORWARDED.test(bare(line));
}

/**
 * Whether a line opens the old message by itself: as GroupWise does (">>> Name <address> 30.11.2026 9:00 >>>"), as the
 * tables of Notes do ("|------------>"), or as systems that ask for a reply above their line.
 */
export function opensOldMessage(line: string): boolean {
  if (line.length >= 300) return false;
  return (
    /^>>> [^>].{3,250} >>>\s*$/u.test(line) ||
    /^\s{0,4}\|-{6,80}>\s*$/u.test(line) ||
    /^[\s>]*[-=#*_ ]{2,20}.{0,40}\b(?:reply|write|type).{0,30}above this line\b.{0,60}$/iu.test(line)
  );
}

/**
 * Number of lines of the block of headers ("From: … Sent: … To: … Subject: …") that begins here; 0 where none does.
 *
 * @param afterRule whether a rule or an announcement stands right before: then two different headers are enough
 */
export function headerBlockAt(lines: readonly string[], at: number, afterRule: boolean): number {
  const first = lines[at] ?? '';
  if (first.length > LONGEST_MARK || kindOf(first) === null) return 0;
  const kinds = new Set<string>();
  let last = at;
  let strange = 0;
  for (let index = at; index < lines.length && index < at + 16; index += 1) {
    const line = lines[index] ?? '';
    const kind = line.length > LONGEST_MARK ? null : kindOf(line);
    if (kind !== null) {
      kinds.add(kind);
      last = index;
      strange = 0;
    } else if (line.trim() !== '') {
      strange += 1;
      // A long list of recipients wraps over a few lines.
      if (strange > 3 || kinds.size === 0) break;
    } else if (kinds.size >= 3) break;
  }
  const needed = afterRule ? 2 : 3;
  const named = kinds.has('from') || (kinds.has('subject') && kinds.has('to'));
  return named && kinds.size >= needed ? last - at + 1 : 0;
}

/**
 * Number of lines of the sentence "On …, … wrote:" that begins here; 0 where none does.
 * A sentence is taken for one when it names a day or an address, has the verb and ends with a colon; or, right above
 * quoted lines, when it names an address or a day and ends with a colon.
 */
export function attributionAt(lines: readonly string[], at: number): number {
  const first = lines[at] ?? '';
  if (first.trim() === '' || first.length > LONGEST_MARK || isQuoted(first)) return 0;
  const longest = OPENING.test(first) ? 4 : /[<"“]/u.test(first) ? 2 : 1;
  let joined = '';
  for (let count = 1; count <= longest; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || line.length > LONGEST_MARK || isQuoted(line)) return 0;
    if (line.trim() === '' && count > 1) return 0;
    joined = `${joined} ${line.trim()}`.trim();
    const ended = /(?:[:：]\s{0,3}[*_>]{0,3}|\s-{2,12})$/u.test(joined);
    const verb = WROTE.test(joined);
    const dated = /\d{1,4}[./\-年]\d{1,2}|\d{1,2}[.:h]\d{2}|\b(?:19|20)\d{2}\b/u.test(joined);
    const addressed = ADDRESS.test(joined);
    const quoteFollows = isQuoted(lines.slice(at + count).find((next) => next.trim() !== '') ?? '');
    if (verb && ended && (dated || addressed) && joined.length < 500) return count;
    if (quoteFollows && (dated || addressed) && (ended || (verb && addressed) || (dated && addressed))) return count;
    if (quoteFollows && verb && ended) return count;
    if (ended) return 0;
  }
  return 0;
}

function kindOf(line: string): string | null {
  return LABELS.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
}

/** A line without the dashes around it. */
function bare(line: string): string {
  if (line.length > 160) return '';
  return line.replace(/^[\s\-_=*>‐–—#+]+/u, '').replace(/[\s\-_=*:：‐–—#+]+$/u, '');
}
