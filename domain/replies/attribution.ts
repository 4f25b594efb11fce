import { isQuoted, LONGEST_MARK } from './quote-marks.ts';

/** The verb of "… wrote:" where it stands last, as it is written in small letters. */
const LAST_VERBS = (
  'wrote|writes|has written|a écrit|a ecrit|écrivait|écrit|schrieb|geschrieben|geschreven|schreef|escribió|escribio|' +
  'ha escrito|va escriure|ha escrit|ha scritto|scrisse|scrive|escreveu|escreve|skrev|skriver|skrifaði|kirjoitti|' +
  'kirjutas|napisał|napisała|napisali|pisze|napsal|napsala|napísal|napísala|je napisao|je napisala|je napisal|' +
  'napisao|napisala|napisao je|napisala je|piše|írta|a scris|написал|написала|писал|писала|пишет|написав|написала|' +
  'пише|написа|έγραψε|έγραψαν|yazdı|yazmış|rašė|rakstīja|viết|menulis'
).split('|');
/** Hebrew and what follows it in Unicode; the verbs above are Latin, Greek and Cyrillic. */
const FIRST_OF_OTHER_WRITINGS = 0x590;
const LAST_WORDS = new Set(LAST_VERBS.map((verb) => verb.slice(verb.lastIndexOf(' ') + 1)));
/** The same in writings that need no blank before a word. */
const JOINED_VERBS =
  'כתב|כתבה|كتب|كتبت|نوشت|لکھا|تحریر کیا|लिखा|เขียนว่า|写道|寫道|写到|撰写|写|寫|のメール|のメッセージ|書きました|書いた|작성|님이 쓴 글|썼습니다'.split(
    '|',
  );
/** Languages that put who and when behind the verb. */
const MIDDLE_VERB =
  /(?:^|[\s>")])(?:wrote (?:on|at|in)|schrieb|schreef|skrev|skriver|kirjoitti|kirjutas|napisał(?:\(a\)|a|)|napsal(?:\(a\)|a|\/a|)|napísal(?:\(a\)|a|)|je (?:napisao|napisala|napisal)|írta|escribió (?:el|en)|a écrit (?:le|sur)|ha scritto il|escreveu (?:em|no)|написал(?:\(а\)|а|)|пишет|пише)(?=[\s(])/iu;
const QUOTING =
  /^[\s*_-]{0,4}(?:quoting|quote from|citando(?: a)?|citando|zitat von|zitiere|selon|citat från|citeren|citování|cytowanie|cytat z|lainaus|idézet|цитирую|цитата)\s/iu;
/** How such a sentence begins, where it does not begin with a name. */
const OPENING =
  /^[\s\-–—*_>]{0,8}(?:(?:on|at|le|am|el|il|em|op|den|de|w dniu|dnia|dne|dňa|på|во?|на|no dia|il giorno|in data|în|pe|la data|ngày|vào|vào lúc|στις|την|pada|tanggal|dana|dne|בתאריך|ב־?|في|بتاریخ|در|पर)\s|(?:在|于|於|ב-|בתאריך)|\p{Nd}{1,4}\s?[./\-年년]\s?\p{Nd}|\p{Nd}{1,2}\.?\s(?:de\s)?\p{L}{3,10}[.,]{0,2}\s(?:de\s)?\p{Nd}{4}|\p{L}{2,13}[.,]{0,2}\s{1,2}(?:\p{Nd}{1,2}[.,]{0,2}\s|\p{L}{3,10}\.?\s\p{Nd}{1,2}(?:\p{L}{2})?,?\s))/iu;

const ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,100}/u;
const DAY =
  /\p{Nd}{1,4}\s?[./\-年년]\s?\p{Nd}{1,2}|(?<!\p{Nd})(?:19|20|١٩|٢٠|۱۹|۲۰)\p{Nd}{2}(?!\p{Nd})|\p{Nd}{1,2}\.?\s\p{L}{3,12}/u;
const CLOCK =
  /(?<!\p{Nd})\p{Nd}{1,2}\s?[:h時点点时시]\s?\p{Nd}{2}|(?:klo|kl\.?|um|ore|at)\s\p{Nd}{1,2}\.\p{Nd}{2}|\p{Nd}{1,2}\s?[ap]\.?m\b/iu;
const FULL_DAY = /\p{Nd}{1,4}\s?[./\-年년]\s?\p{Nd}{1,2}|(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})/u;
/** Ends a sentence, and no abbreviation such as "Nov." or "a.m." */
const SENTENCE_ENDS = /(?:\p{L}{5}|\p{Nd})[.!?]$|[!?۔।。]$/u;
const ENDS_WITH_COLON = /[:：]\s{0,3}[*_>]{0,3}$/u;
/** The verb, a time in brackets and dashes take no more; characters. */
const VERB_NEAR_END = 140;
const LONGEST_VERB = 16;
const LINES_AT_MOST = 5;
/** Longer than this it is no sentence of a program; characters. */
const LONGEST = 500;
/** Most words of a name, an address and a time that follow the verb. */
const NAME_WORDS = 16;

/** A sentence that names whose words follow: how many lines it takes. */
export interface Attribution {
  readonly length: number;
  /** Whether it is one by its own words, whatever follows. */
  readonly clear: boolean;
}

/**
 * The sentence "On …, … wrote:" that begins at a line, null where none does.
 *
 * People write such sentences too ("On 12 May 2024 the Home Department wrote:"). So one is clear only when it has the
 * verb where its language puts it and also an address or the time of day; with less than that, quoted lines must follow.
 *
 * @param lines as they are seen, see `asSeen`
 */
export function attributionAt(lines: readonly string[], at: number): Attribution | null {
  const first = lines[at] ?? '';
  if (first.trim() === '' || first.length > LONGEST_MARK || isQuoted(first)) return null;
  const opens = OPENING.test(first) || /[<"“«]/u.test(first);
  const longest = opens ? LINES_AT_MOST : /^\s*[<([][^\s<>@]{1,64}@/u.test(lines[at + 1] ?? '') ? 2 : 1;
  let joined = '';
  for (let count = 1; count <= longest; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || line.length > LONGEST_MARK || isQuoted(line)) return null;
    if (line.trim() === '') return null;
    joined = `${joined} ${line.trim()}`.trim();
    if (joined.length > LONGEST) return null;
    const clear = isClear(joined);
    if (clear || (followedByQuote(lines, at + count) && isLikely(joined)))
      return beginsLater(lines, at, count) ? null : { length: count, clear };
    if (endsWithColon(joined)) return null;
  }
  return null;
}

/** Whether the sentence begins on a later one of the lines, so that the first is a sentence of the answer. */
function beginsLater(lines: readonly string[], at: number, count: number): boolean {
  const first = lines[at] ?? '';
  const dated = FULL_DAY.test(first) || CLOCK.test(first);
  if (count > 1 && !dated && !/[<"“«]/u.test(first) && !/^\s*[<([]/u.test(lines[at + 1] ?? '')) return true;
  for (let later = at + 1; later < at + count; later += 1) {
    const line = lines[later] ?? '';
    const own = attributionAt(lines, later);
    if (own === null || !(own.clear || endsWithVerb(lines[later + own.length - 1] ?? ''))) continue;
    if ((OPENING.test(line) && DAY.test(line)) || SENTENCE_ENDS.test(first)) return true;
  }
  return false;
}

/** Whether the words alone show it. */
function isClear(said: string): boolean {
  const colon = endsWithColon(said) || /\s[-‐–—]{2,30}$/u.test(said.slice(-40));
  if (!colon && !said.includes('@')) return false;
  const verb = endsWithVerb(said);
  if (!colon && !verb) return holdsQuote(said);
  const addressed = ADDRESS.test(said);
  const timed = CLOCK.test(said);
  if (!addressed && !timed) return said.startsWith('--') && /^-{2,}.{2,200}wrote:?\s?-{2,}$/iu.test(said);
  const opening = OPENING.test(said);
  if (verb && colon && (addressed || DAY.test(said))) return true;
  if (verb && opening && addressed && timed) return true;
  if (!colon) return false;
  if (addressed && QUOTING.test(said)) return true;
  if (/^[\s>]{0,4}בתאריך\s.{1,200}מאת\s/u.test(said)) return true;
  if (!DAY.test(said)) return false;
  const middle = said.search(MIDDLE_VERB);
  if (middle !== -1 && (addressed || opening || timed)) {
    if (said.slice(middle).trim().split(/\s+/u).length <= NAME_WORDS) return true;
  }
  // "2026-11-30 9:00 GMT+05:00 Human Rights <desk@mohr.example>:"
  return (
    opening && timed && /[<([]\s?(?:mailto:)?[^\s<>@]{1,64}@[^\s<>@]{1,100}\s?[>)\]]\s?[:：][*_>]{0,3}$/u.test(said)
  );
}

/** Whether a program put the quote on the line of the sentence. */
function holdsQuote(said: string): boolean {
  if (!said.includes(': ')) return false;
  const verb = /@[^\s<>@]{1,100}>?,?\s(?:wrote|a écrit|escribió|ha scritto|escreveu)\s?:\s\S/iu.exec(said);
  return (
    verb !== null &&
    /^(?:on|le|am|el|il|em)\s.{6,120}\p{Nd}[:h]\p{Nd}{2}/iu.test(said.slice(0, verb.index)) &&
    DAY.test(said)
  );
}

/** What is taken for an attribution when quoted lines follow. */
function isLikely(said: string): boolean {
  const colon = endsWithColon(said);
  const addressed = ADDRESS.test(said);
  const verb = endsWithVerb(said) || MIDDLE_VERB.test(said);
  if (colon) {
    const named = addressed || (FULL_DAY.test(said) && (OPENING.test(said) || CLOCK.test(said)));
    return verb || named || QUOTING.test(said);
  }
  // "2026/11/30 Human Rights <desk@mohr.example>", as Gmail wrote it.
  if (/^\p{Nd}{4}[/.-]\p{Nd}{1,2}[/.-]\p{Nd}{1,2}\s[^<>]{1,100}<[^\s<>@]{1,64}@[^\s<>@]{1,100}>$/u.test(said))
    return true;
  if (addressed && DAY.test(said) && (verb || CLOCK.test(said))) return true;
  return endsWithVerb(said) && FULL_DAY.test(said) && OPENING.test(said);
}

function endsWithColon(said: string): boolean {
  return ENDS_WITH_COLON.test(said.slice(-10));
}

function endsWithVerb(said: string): boolean {
  const word = /\p{L}+$/u.exec(said.slice(-LONGEST_VERB))?.[0] ?? '';
  if (word !== '' && word.charCodeAt(0) < FIRST_OF_OTHER_WRITINGS && !LAST_WORDS.has(word.toLowerCase())) return false;
  const end = said
    .slice(-VERB_NEAR_END)
    .toLowerCase()
    .replace(/[\s:：*_>‐–—-]{1,40}$/u, '')
    // "napisał(a)", "escreveu (segunda, 30/11/2026 à(s) 09:00)"
    .replace(/(?:\s?\([^()]{1,60}(?:\(s\)[^()]{0,40})?\)|\/\p{L}{1,3})$/u, '');
  // Most lines end with no such word; the lists are gone through for the others only.
  if (end.charCodeAt(end.length - 1) >= FIRST_OF_OTHER_WRITINGS) return JOINED_VERBS.some((verb) => end.endsWith(verb));
  if (!LAST_WORDS.has(/\p{L}+$/u.exec(end.slice(-LONGEST_VERB))?.[0] ?? '')) return false;
  const verb = LAST_VERBS.find((one) => end.endsWith(one));
  return verb !== undefined && !/\p{L}$/u.test(end.slice(0, -verb.length));
}

function followedByQuote(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length && at < from + 4; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() !== '') return isQuoted(line);
  }
  return false;
}
