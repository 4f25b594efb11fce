import { saysSomething, stemsOf } from '../questions/words.ts';

/** Courtesies and openings of official letters, which answer nothing. */
const BOILERPLATE =
  /(?<!\p{L})(?:it is (?:respectfully |humbly )?(?:submitted|stated|informed|intimated|apprised|clarified|pointed out|added|pertinent to mention|worth mentioning)(?: here)?(?: that)?|the undersigned is directed to (?:state|say|submit|inform|refer to)(?: that)?|i am directed to (?:state|say|submit|inform|refer to)(?: that)?|as far as [^,.\n]{1,60} is concerned|in this regard|in this connection|in this behalf|with reference to (?:the )?(?:subject|above|your letter)[^,.\n]{0,40}|the requisite information|as desired|for (?:your )?(?:kind )?(?:information|perusal|consideration|necessary action)|please|kindly|sir|madam|respected|reply|answer|response|submitted (?:for|please)|عرض ہے کہ|گزارش ہے کہ|بحوالہ|اس ضمن میں|اس سلسلے میں|جناب عالی|اطلاعاً عرض ہے(?: کہ)?|برائے اطلاع)(?!\p{L})/giu;

/** Promises and assurances that say neither what nor who nor when. */
const ASSURANCES =
  /(?<!\p{L})(?:(?:all |the )?(?:necessary|appropriate|requisite|concrete|effective|possible|adequate|various|several|all-out|due) (?:steps?|measures?|action|efforts?|attention|initiatives?)|(?:are|is|were|was|has been|have been|being|will be) (?:being )?(?:taken|made|ensured|undertaken|initiated|implemented|given|considered|examined|looked into|processed|complied with)|(?:in )?accordance with (?:the )?(?:law|rules)|in letter and spirit|strictly|the (?:quarters?|departments?|authorities|stakeholders|officers) concerned|(?:concerned|relevant|all) (?:quarters?|departments?|authorities|stakeholders|offices)|on (?:a )?priority(?: basis)?|top priority|fully committed|is committed to|committed to|remains? committed|leaves? no stone unturned|the matter is under (?:consideration|process|examination|review)|under (?:active )?consideration|under process|in process|as per (?:law|rules|policy)|highest importance|great importance|utmost importance|zero tolerance|not tolerated|(?:dealt with )?(?:an |with )?iron hands?|brought to (?:book|justice)|without (?:any )?discrimination|fool-?proof|ضروری اقدامات|مناسب اقدامات|کیے جا رہے ہیں|کئے جا رہے ہیں|اٹھائے جا رہے ہیں|قانون کے مطابق|زیر غور(?: ہے)?|متعلقہ (?:ادارے|حکام|محکمے)|پرعزم(?: ہے)?|اولین ترجیح)(?!\p{L})/giu;

/** Ways of saying that the answer stands somewhere else. */
const ELSEWHERE =
  /(?<!\p{L})(?:(?:please |kindly )?(?:see|refer to|refer|consult|may be (?:seen|read|referred)|is|are|as)?\s?(?:at |in )?(?:the )?(?:attached|annexed|enclosed|appended)(?: herewith)?(?: (?:document|sheet|file|report|table|list|statement|copy|letter))?|(?:copy |details? |list |report |statement |information |data )?(?:is |are )?(?:attached|annexed|enclosed|appended)(?: herewith| as annex\S*| at annex\S*)?|(?:please |kindly )?(?:see|refer to|vide|at|as per|as) annex(?:ure)?[ -]?[\p{L}\p{N}"'-]{0,4}|annex(?:ure)?[ -]?"?[A-Z0-9]{0,2}"?|as (?:stated |explained |mentioned |given |already )?(?:above|below|before|earlier)|same as (?:above|before|earlier|last (?:time|year)|(?:reply|answer|response|q)[^.\n]{0,24})|see (?:the |our )?(?:above|below|reply|answer|response|para(?:graph)?)[^.\n]{0,30}|(?:already|earlier|previously) (?:been )?(?:submitted|provided|furnished|sent|shared|replied|conveyed|forwarded|reported)[^.\n]{0,80}|(?:has|have) (?:already )?been (?:submitted|provided|furnished|sent|shared|conveyed)[^.\n]{0,60}(?:letter|earlier|before|already)[^.\n]{0,60}|(?:may|to) be read (?:with|together)[^.\n]{0,40}|-?\s?do\s?-|ditto|ibid|confirmed|no change|n\/?a|n\.a\.?|not applicable|nothing to add|no comments?|منسلک(?: ہے| ہیں)?|لف(?: ہے| ہذا)?|ایضاً|ایضا|حسب بالا|مندرجہ بالا|پہلے (?:ہی )?(?:بھیجا|ارسال|جمع|فراہم)[^۔\n]{0,40}|جیسا کہ اوپر[^۔\n]{0,30}|لاگو نہیں(?: ہوتا)?)(?!\p{L})/giu;

/** Ways of saying that there are no data. */
const NO_DATA =
  /(?<!\p{L})(?:(?:the )?(?:requisite |relevant |required |such |disaggregated |said |desired )?(?:data|information|record|figures?|statistics|details?|breakdown|bifurcation)(?: [\p{L}-]{1,16}){0,6}? (?:is|are|was|were|has|have) (?:currently |presently |at present )?(?:not|nil)(?: yet| been| being)? ?(?:readily )?(?:available|maintained|kept|held|collected|compiled|recorded|collated|received)?|no (?:such |separate |specific |disaggregated |consolidated |centralised )?(?:data|information|record|figures?|statistics)(?: (?:is|are|was|were) )?(?:available|maintained|kept|held|with this (?:office|ministry|department|division))?|(?:data|information|record|figures) (?:not|n\/?a)(?: available| maintained)?|not (?:available|maintained|recorded)|does not (?:maintain|keep|collect|hold|compile|record)[^.;\n]{0,60}|do not (?:maintain|keep|collect|hold|compile|record)[^.;\n]{0,60}|nil|none|(?:اعداد و شمار|ڈیٹا|ریکارڈ|معلومات|تفصیل|تفصیلات) (?:\p{L}{1,12} ){0,3}?(?:دستیاب نہیں|موجود نہیں|مرتب نہیں|نہیں رکھا جاتا|نہیں)(?: ہیں| ہے)?|دستیاب نہیں(?: ہے| ہیں)?)(?!\p{L})/giu;

/** Words with which a reason begins. */
const REASON =
  /(?<!\p{L})(?:because|since|as (?:the|this|it|no|these|such|they|there)|due to|owing to|on account of|for want of|in view of|pertains? to|relates? to|falls? (?:under|within|in)|rests? with|(?:held|kept|maintained|collected|compiled) by|purview|domain of|mandate|until|till|will be|expected by|being (?:compiled|collected|digiti[sz]ed)|system (?:is|was|does)|no mechanism|devolved|not (?:a )?(?:category|offence|crime|field)|does not (?:distinguish|record|separate)|کیونکہ|چونکہ|اس لیے کہ|وجہ|دائرہ (?:کار|اختیار)|متعلقہ صوب|سے متعلق|مرتب (?:کیا جا رہا|ہو رہا))(?!\p{L})/giu;

/** Stems of a text that say something, each once. */
export function tellingStems(text: string): ReadonlySet<string> {
  return new Set(stemsOf(text).filter((stem) => saysSomething(stem) || /\d/u.test(stem)));
}

/** Words of an answer beside its courtesies and assurances. */
export function withoutBoilerplate(text: string): string {
  return text.replace(BOILERPLATE, ' ').replace(ASSURANCES, ' ');
}

/** The words by which an answer points elsewhere, and what is left of it without them; null where it does not. */
export function pointsElsewhere(text: string): { readonly words: string; readonly rest: string } | null {
  const found = [...text.matchAll(ELSEWHERE)].map((match) => match[0].trim());
  const words = found[0];
  if (words === undefined) return null;
  return { words, rest: text.replace(ELSEWHERE, ' ') };
}

/** The words by which an answer says that there are no data, and what is left of it; null where it does not. */
export function saysNoData(text: string): { readonly words: string; readonly rest: string } | null {
  const first = [...text.matchAll(NO_DATA)].map((match) => match[0].trim())[0];
  if (first === undefined) return null;
  return { words: first, rest: text.replace(NO_DATA, ' ') };
}

/** The word with which a text gives a reason; null where it gives none. */
export function reasonIn(text: string): string | null {
  return [...text.matchAll(REASON)][0]?.[0] ?? null;
}
