import { foldText } from './fold-text.ts';
import { wordStem } from './word-stem.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** A hyphen after these joins one word: `co-operation`, `non-refoulement`. */
const JOINED = /(?<![\p{L}\p{N}])(co|re|pre|non|anti|multi|inter|counter|sub|ill|mal)[-\u2010\u2011](?=\p{L})/gu;
const POSSESSIVE = /'s?(?![\p{L}\p{N}])/gu;

/** Words that say nothing about the subject: those of the language, and those with which every list asks. */
const EMPTY_WORDS = new Set(
  (
    'a about above according account accordingly actual additional addition adopt adopted after against all allow already also although an and ' +
    'any appropriate are around as aspect assess at available aware be because become been before being below between both bring but by can carried carry ' +
    'case clarify comment committee comply concern concerning conclude concluding consider consideration context convention could covenant cover current currently describe ' +
    'detail develop development did do does due during each effect effective effectively efforts either elaborate ensure especially establish etc even every example existing explain extent ' +
    'final find first five follow following for four from full fully furnish further furthermore give given has have having he her herein his how however if implement implementation in ' +
    'include including inform information initiative initial instance into is it its itself last least light list made main make many matter may measure mechanism mention more moreover most ' +
    'must necessary need new no nor not note noted number observation of on one only or order other our out outline over own paragraph paragraphs para part particular particularly party past per period ' +
    'place plan please policy possible practice present previous previously prior progress progress provide provided provision put question receive recent recommendation recommend refer reference regard regarding ' +
    'relate relation relevant remain reply report reported reporting request respect respective respond response result s same second set several shall she should since situation six so some specific specifically specify state ' +
    'step status strengthen submit such take taken than that the their them then there therefore these they third this those three through thus to toward towards two type ' +
    'under undertake undertaken until up update upon use used various very view was way we well were what when where whether which while who whom whose why will with within without ' +
    'would year years yet you your'
  )
    .split(' ')
    .map(wordStem),
);

/** Urdu words that say nothing about the subject. */
const EMPTY_URDU = new Set(
  'کا کی کے کو میں سے پر اور یا ہے ہیں تھا تھے تھی نے یہ وہ اس ان جو کہ تک بھی ہو ہوا ہوئے گیا گئے گئی کیا کیے لیے لئے بارے مہربانی فرمائیں براہ کرم بتائیں'.split(
    ' ',
  ),
);

/** The words of a text as they are compared: folded, in their stems, in order; nothing is left out. */
export function stemsOf(text: string): readonly string[] {
  const folded = foldText(text).replace(JOINED, '$1').replace(POSSESSIVE, '');
  return [...folded.matchAll(WORD)].map(([word]) => wordStem(word));
}

/** Whether a stem says something about the subject of a text: numbers and words that every list uses do not. */
export function saysSomething(stem: string): boolean {
  return stem.length > 1 && !EMPTY_WORDS.has(stem) && !EMPTY_URDU.has(stem) && !/^\d+$/.test(stem);
}
