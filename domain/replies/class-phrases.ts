import type { ReplyClass } from './reply.ts';

/** What a person's message does, as far as its words tell; whether answers are partial or complete the rows decide. */
export type HumanClass = Extract<
  ReplyClass,
  'acknowledgement' | 'partial' | 'clarification' | 'extension' | 'no-data' | 'redirect'
>;

/** The turns of phrase of one class. */
export interface ClassPhrases {
  readonly name: HumanClass;
  /** Any of these in a sentence… */
  readonly says: readonly RegExp[];
  /** …unless one of these is in the same sentence: the same words to another end. */
  readonly unless: readonly RegExp[];
}

const OFFICE =
  '(?:ministry|department|division|police|office|commission|government|authority|secretariat|wing|directorate|province|court|cell|board)';

/** Each class by its turns of phrase, the strongest first. All are bounded, so that no text makes them slow. */
export const CLASS_PHRASES: readonly ClassPhrases[] = [
  {
    name: 'extension',
    says: [
      /\b(?:extension|extend|enlarge|relax)\b.{0,60}\b(?:time|date|deadline|days?|weeks?|months?|period|until|till|upto|up to)\b/iu,
      /\b(?:date|deadline|time ?line|time|period)\b.{0,30}\b(?:be|is) (?:kindly |please )?(?:extended|enlarged|relaxed)\b/iu,
      /\b(?:request|requests|requested|grant|allow|give|seek|seeks|need|needs|require|requires|want)\b.{0,40}\b(?:an? )?(?:short |further |brief )?extension\b/iu,
      /\b(?:more|additional|further|extra|some|sufficient|reasonable) time\b/iu,
      /\b(?:allow|grant|give|need|needs|require|requires|request)\b.{0,60}\b(?:days?|weeks?|month|months)\b(?! data)/iu,
      /\b(?:unable|not (?:be )?(?:able|possible|in a position))\b.{0,60}\b(?:by|within|before) the (?:due|given|stipulated|target|said|prescribed)\b/iu,
      /(?:مزید وقت|مہلت|توسیع|وقت درکار|وقت دیا جائے|مدت میں اضافہ)/u,
    ],
    unless: [
      /\bno (?:further |more |additional |such )?(?:extension|time|days?)\b/iu,
      /\b(?:not|n[’']t|never) (?:be )?(?:need|needed|require|required|seek|sought|request|requested|ask|asking|necessary|want)\b/iu,
      /\b(?:thank\w{0,3}|grateful|appreciate\w{0,2})\b.{0,40}\b(?:extension|time)\b/iu,
      /\b(?:imprison\w{0,4}|punish\w{0,5}|sentence|fine|remand|detention|term of|bail|custody)\b/iu,
      /\b(?:extended|additional|further|more) time\b.{0,30}\b(?:was|were|has been|is) (?:spent|granted|allowed|given|used)\b/iu,
      /(?:ضرورت نہیں|درکار نہیں|سزا|قید)/u,
    ],
  },
  {
    name: 'redirect',
    says: [
      /\b(?:does|do|did) not (?:\p{L}{1,12} )?(?:pertain|relate|concern|fall|belong|come) ?(?:under|within|to|with)?\b/iu,
      /\b(?:not|isn['’]t|aren['’]t|neither) (?:pertain(?:ing|s)?|related|relating|concerned|relevant|addressed|dealt with)\b.{0,30}\b(?:to|with|for|by|in)\b/iu,
      /\b(?:pertains?|relates?|belongs?|concerns?) (?:to )?(?:the |another |other )?(?:\p{Lu}\p{L}+|ministry|department|division|province|office|police|commission)/u,
      /\b(?:outside|beyond|not (?:with)?in|not under) (?:the |our |its |this )?(?:\p{L}+ ){0,3}(?:purview|domain|mandate|jurisdiction|competence|ambit|scope|remit)\b/iu,
      new RegExp(
        `\\b(?:may|should|kindly|please)\\b.{0,30}\\b(?:be (?:addressed|referred|forwarded|sent|taken up|directed|obtained)|approach|redirect|forward|refer|take up|contact|ask)\\b.{0,60}\\b(?:to|with|from|the)\\b.{0,40}\\b${OFFICE}`,
        'iu',
      ),
      new RegExp(
        `\\b(?:subject|matter|question|issue)\\b.{0,30}\\b(?:is|are) (?:being )?(?:dealt with|handled|looked after|administered) by (?:the )?.{0,40}\\b${OFFICE}`,
        'iu',
      ),
      /(?:متعلق نہیں|تعلق نہیں|متعلقہ نہیں|دائرہ (?:اختیار|کار) (?:سے باہر|میں نہیں)|سے رجوع (?:کیا|فرما|کر))/u,
    ],
    unless: [
      /(?<!\bnot )(?<!\bnot directly )\b(?:pertains?|relates?|belongs?|concerns?) to (?:this|our|my|the same)\b/iu,
      /\b(?:reply|answer|response|report|inputs?|information)\b.{0,40}\b(?:of this|from this|our|is|are)\b.{0,40}\b(?:attached|enclosed|submitted)\b/iu,
    ],
  },
  {
    name: 'clarification',
    says: [
      /\b(?:clarif(?:y|ication|ications)|elaborate|unclear|not clear|ambiguous|not understood)\b/iu,
      /\b(?:could|can|would|may|kindly|please)\b.{0,30}\b(?:explain|specify|tell us|advise|confirm|indicate|let us know|inform us|intimate)\b.{0,60}\b(?:what|which|whether|how|if|period|format|mean)/iu,
      /\bwhat (?:is|are|exactly|do you|does)\b.{0,40}\b(?:mean|meant|required|expected|needed|asked)\b/iu,
      /\b(?:which|what) (?:period|years?|format|data|information|cases|definition|categories|districts)\b.{0,80}\?/iu,
      /\b(?:does|do|should|is|are)\b.{0,80}\b(?:include|cover|refer|mean|extend to|limited to)\b.{0,80}\?/iu,
      /(?:وضاحت|واضح نہیں|کیا مراد|سمجھ نہیں)/u,
    ],
    unless: [
      /\b(?:we|i|it|this|which|as|is|was|has been|have|hereby|already|been) (?:is |are |have |has )?(?:hereby )?(?:clarified|clarifying)\b/iu,
      /\b(?:to|for) clarif(?:y|ication)[,:]/iu,
      /\bno (?:further )?clarification\b/iu,
      /\b(?:clarification|clarifications) (?:is|are|was|were)? ?(?:attached|enclosed|submitted|given|issued|provided)\b/iu,
      /\b(?:act|law|rule|section|court|amendment|ordinance)\b.{0,60}\bclarif(?:y|ies|ied)\b/iu,
      /(?:وضاحت کی جاتی ہے|وضاحت (?:کر دی|دی جا)|وضاحت منسلک)/u,
    ],
  },
  {
    name: 'no-data',
    says: [
      /\bno (?:such |relevant |specific |separate |disaggregated )?(?:data|information|records?|statistics|cases?|figures|inputs?|comments?|material|complaints?)\b.{0,50}\b(?:available|held|maintained|exists?|reported|registered|kept|to offer|to report|with this|found|received|pending)\b/iu,
      /\b(?:data|information|records?|statistics|figures)\b.{0,60}\b(?:is|are|was|were|has|have)(?: been)? (?:not|neither) (?:being |readily |currently )?(?:available|maintained|held|kept|collected|compiled|recorded)\b/iu,
      /\b(?:not available|not maintained|nothing to (?:report|add|offer)|nil (?:report|reply|information|response)|may be (?:treated|considered|taken) as nil)\b/iu,
      /^\W{0,5}(?:nil|n\/a|none|no comments?)\W{0,5}$/iu,
      /\b(?:regret|regrets|unable|cannot|can not|not in a position)\b.{0,50}\b(?:provide|furnish|supply|share|answer|give|disclose)\b/iu,
      /\b(?:does|do) not (?:maintain|hold|keep|collect|have|possess)\b.{0,40}\b(?:data|information|records?|statistics|figures)\b/iu,
      /(?:دستیاب نہیں|موجود نہیں|ریکارڈ نہیں|معلومات نہیں|صفر رپورٹ|کوئی (?:کیس|اعداد|معلومات|ریکارڈ).{0,40}نہیں)/u,
    ],
    unless: [
      /\b(?:but|however|whereas|while|except|although|though|only)\b.{0,100}(?:\d|\b(?:available|attached|enclosed|there (?:were|was|are)|as follows|below)\b)/iu,
      /\bnot (?:only )?(?:un)?available (?:on|at|in) (?:the )?(?:phone|office|leave)\b/iu,
      /(?:لیکن|مگر|تاہم|البتہ).{0,80}(?:[0-9۰-۹]|منسلک)/u,
    ],
  },
];

/** Thanks, receipt and promises; looked for in the whole of a short message. */
export const ACKNOWLEDGES: readonly RegExp[] = [
  /\b(?:receipt|received)\b.{0,40}\b(?:acknowledged|with thanks|your|the above|letter|e-?mail|memorandum)\b/iu,
  /\b(?:letter|e-?mail|memorandum|message|communication|o\.?m\.?)\b.{0,60}\b(?:received|noted)\b/iu,
  /\backnowledg(?:e|es|ed|ing|ement)\b/iu,
  /^\W{0,5}(?:noted|received|ok|okay|thanks|thank you|many thanks|well received|seen|noted for compliance|will do|sure)\b.{0,40}$/imu,
  /\b(?:will|shall|would)\b.{0,30}\b(?:be )?(?:revert|reply|respond|answer|submit|send|share|provide|furnish|forward|submitted|furnished|shared|forwarded|provided|sent)\b.{0,50}\b(?:soon|shortly|earliest|due course|time|upon|once|as soon as|next week|tomorrow|in a few days|positively)\b/iu,
  /\b(?:under process|under (?:examination|consideration|preparation)|being (?:compiled|collected|processed|prepared|examined|looked into)|in process|has been (?:forwarded|circulated|marked|taken up) (?:to|with)|(?:districts|field offices|wings) have been (?:asked|requested|directed))\b/iu,
  /(?:موصول ہو|وصول پائ|مل گیا|مل گئی|شکریہ|زیر (?:کارروائی|غور|تکمیل)|جلد (?:جواب|ارسال|بھیج))/u,
];
/** Others are said to acknowledge. */
export const ACKNOWLEDGES_UNLESS =
  /\b(?:court|government|state|law|constitution|committee|parties|police)\b.{0,40}\backnowledg/iu;

/** What gives an answer: a number under which one stands, figures of things, papers that are sent. */
export const GIVES_ANSWER: readonly RegExp[] = [
  /^\W{0,4}(?:q|question|para|paragraph|answer|reply|issue|سوال|پیرا|جواب)\W{0,3}(?:no\.? ?)?\d{1,3}\b/iu,
  /\b(?:there (?:were|are|was|have been)|(?:a )?total(?: of)?|namely)\b.{0,40}(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred)\b)/iu,
  /(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred)) (?:\p{L}{2,12} )?(?:cases|persons|complaints|convictions|prisoners|inmates|officers|districts|women|children|firs|arrests|victims|courts|schools|centres|trainings|posts)\b/iu,
  /\b(?:enclosed|attached|annexed)\b/iu,
  /(?:[0-9۰-۹]\s?(?:مقدمات|کیس|افراد|شکایات|اضلاع)|منسلک)/u,
];
