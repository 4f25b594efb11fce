/**
 * The lines by which mail programs say that somebody else's words begin. Every pattern looks at one line of limited
 * length, so that no text makes it slow.
 */

const ORIGINAL =
  /^(?:(?:the |an? )?(?:original|replied|quoted|previous)(?: (?:message|e?-?mail|msg|appointment|text))|original|message d['’]origine|(?:message|courriel) (?:original|initial)|e-?mail d['’]origine|(?:ursprüngliche|originale?|urspr\.?) ?(?:nachricht|e-?mail|mail|message)|originalnachricht|original-?nachricht|(?:mensaje|correo) original|missatge original|mensagem original|messaggio (?:originale|originario)|(?:oorspronkelijk|origineel) (?:bericht|e-?mailbericht)|ursprungligt? (?:meddelande|mail)|original(?:meddelande|meddelelse|melding)|originalt? meddelelse|(?:oprindelig|original) (?:meddelelse|besked)|(?:opprinnelig|original) melding|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|původní (?:zpráva|e-?mail)|pôvodná správa|eredeti (?:üzenet|levél)|mesaj(?:ul)? (?:original|inițial|iniţial)|исходное (?:сообщение|письмо)|оригинальное сообщение|первоначальное сообщение|оригінальне повідомлення|вихідне повідомлення|оригинално съобщение|originalna poruka|izvorna poruka|izvirno sporočilo|αρχικό μήνυμα|özgün [iİ]leti|orijinal (?:mesaj|ileti)|原始邮件|原邮件|原始郵件|原始信件|原郵件|回复的原邮件|回覆的原郵件|元のメッセージ|オリジナルメッセージ|원본 ?(?:메시지|메일)|الرسالة الأصلية|پیام اصلی|اصل پیغام|ההודעה המקורית|הודעה מקורית|tin nhắn gốc|thư gốc|pesan asli|mesej asal|ข้อความต้นฉบับ|reply message)$/iu;
const FORWARDED =
  /^(?:(?:begin |start of |inicio del |início da |inizio |début du |anfang der |vidarebefordrat |start )?(?:forwarded (?:message|e-?mail|letter)|forwarded by .{1,80}|mail forwarded by .{1,80}|weitergeleitete (?:nachricht|e-?mail|mail)|weitergeleiteten (?:nachricht|e-?mail)|message (?:transféré|réexpédié)|courriel transféré|e-?mail transféré|(?:mensaje|correo) reenviado|missatge reenviat|mensagem (?:encaminhada|reencaminhada)|messaggio inoltrato|doorgestuurd bericht|doorgestuurde e-?mail|vidarebefordrat (?:meddelande|mail|brev)|vidarebefordrat|videresendt (?:melding|meddelelse|besked|e-?post)|välitetty viesti|edelleenlähetetty viesti|wiadomość przekazana|przekazana wiadomość|(?:přeposlaná|předaná) zpráva|preposlaná správa|továbbított (?:üzenet|levél)|mesaj redirecționat|пересылаемое (?:сообщение|письмо)|пересланное (?:сообщение|письмо)|переслане повідомлення|препратено съобщение|proslijeđena poruka|prosleđena poruka|posredovano sporočilo|προωθημένο μήνυμα|[iİ]letilen (?:ileti|mesaj|e-?posta)|转发的(?:邮件|消息)|转发邮件信息|转发邮件|轉寄的郵件|轉寄郵件|転送(?:された)?メッセージ|전달된 ?메(?:시지|일)|رسالة معاد توجيهها|رسالة محولة|پیام ارسال شده|آگے بھیجا گیا پیغام|הודעה שהועברה|thư được chuyển tiếp|pesan (?:yang )?diteruskan|ข้อความที่ส่งต่อ))$/iu;

/** A line longer than this is text; characters. */
export const LONGEST_MARK = 600;

/**
 * A text as its marks are looked for: without the invisible characters of right-to-left writing and with plain spaces.
 * It has as many lines as before.
 */
export function asSeen(text: string): string {
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '').replace(/[\u00a0\u2007\u202f]/gu, ' ');
}

/** Whether a line is quoted with `>`. */
export function isQuoted(line: string): boolean {
  return /^[ \t\u00a0\u200e\u200f]{0,4}[>＞]/u.test(line);
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

/** Whether an announcement stands between rules, so that it is no sentence. */
export function isBetweenRules(line: string): boolean {
  return /^[\s>*]*[-_=*~‐–—+#]{2}/u.test(line) || /[-_=*~‐–—+#]{3}\s*$/u.test(line);
}

/**
 * Whether a line opens the old message by itself: as GroupWise does (">>> Name <address> 30.11.2026 9:00 >>>"), as the
 * tables of Notes do ("|------------>"), or as systems that ask for a reply above their line.
 */
export function opensOldMessage(line: string): boolean {
  if (line.length >= 300) return false;
  return (
    /^>>> {0,2}[^>\s].{3,250}(?: >>>|\d{1,2}[:.]\d{2}.{0,80}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev):)\s*$/u.test(
      line,
    ) ||
    /^\s{0,4}\|-{6,80}>\s*$/u.test(line) ||
    (/ this line\b/iu.test(line) &&
      /^[\s>]*[-=#*_ ]{2,20}.{0,40}\b(?:reply|write|type|respond).{0,30}(?:above|over) this line\b.{0,60}$/iu.test(
        line,
      ))
  );
}

/** A line without the dashes around it. */
function bare(line: string): string {
  if (line.length > 160) return '';
  let [from, to] = [0, line.length];
  while (from < to && isDash(line.charAt(from), DASHES_BEFORE)) from += 1;
  while (from < to && isDash(line.charAt(to - 1), DASHES_AFTER)) to -= 1;
  return line.slice(from, to);
}

const DASHES_BEFORE = '-_=*>‐–—#+~|';
const DASHES_AFTER = '-_=*:：‐–—#+~|';

function isDash(character: string, dashes: string): boolean {
  return dashes.includes(character) || character.trim() === '';
}
