import type {
  ChaseLetter,
  ChaseLine,
  ClearanceLetter,
  HandOverLetter,
  LetterParty,
  LetterRow,
  LetterView,
} from '../../domain/requests/letter-view.ts';

/** A letter in one named case. The story page, the snapshots and the documents all read this list. */
export interface MailStory {
  /** In kebab-case; names the files made of it. */
  readonly id: string;
  readonly title: string;
  readonly letters: readonly LetterView[];
}

const DIRECTOR = {
  name: 'Sadia Karim',
  post: 'Director (NMRF)',
  office: 'Ministry of Human Rights',
  place: 'Islamabad',
  phone: '+92-51-0000000',
  email: 'director@desk.treaty-desk.example',
};
const SECRETARY = { ...DIRECTOR, name: 'Imran Ahmad', post: 'Secretary', phone: null, email: null };
const INTERIOR: LetterParty = {
  name: 'Bilal Hussain',
  post: 'Additional Secretary',
  office: 'Ministry of Interior',
  place: 'Islamabad',
};
const PUNJAB_HOME: LetterParty = {
  name: 'Ayesha Malik',
  post: 'Additional Chief Secretary (Home)',
  office: 'Home Department, Government of the Punjab',
  place: 'Lahore',
};
const SINDH_POLICE: LetterParty = {
  name: 'غلام رسول',
  post: 'Inspector General of Police',
  office: 'Sindh Police',
  place: 'Karachi',
};

const ROWS: readonly LetterRow[] = [
  {
    row: 'q4.a',
    label: 'Q4 (a)',
    text: 'Please provide data, disaggregated by age, sex and province, on children held in police custody in the last three years.',
  },
  {
    row: 'q4.b',
    label: 'Q4 (b)',
    text: 'Please describe the measures taken so that no child is held together with adults, and the results of inspections of places of detention since the last report, with the number of complaints received, the authority that examined them, and what followed from each.',
  },
  {
    row: 'q9',
    label: 'Q9',
    text: 'Please state which laws set the minimum age of criminal responsibility, and since when.',
  },
];

const HISTORY: readonly ChaseLine[] = [
  { on: '2026-11-30', channel: 'e-mail', what: 'Request with response matrix, to the focal point' },
  { on: '2026-12-23', channel: 'e-mail', what: 'Courtesy notice, to the focal point' },
  { on: '2026-12-29', channel: 'e-mail', what: 'Reminder-I, to the focal point' },
  { on: '2026-12-31', channel: 'telephone', what: 'Focal point says that the figures of two districts are missing' },
  { on: '2027-01-01', channel: 'e-mail', what: 'Reminder-II, to the focal point and the alternate' },
];

const REQUEST: ChaseLetter = {
  letterId: 'story/moi/request',
  number: 'NMRF/CRC/2026/Q-6-7/moi',
  place: 'Islamabad',
  date: '2026-11-30',
  form: 'office-memorandum',
  office: INTERIOR.office,
  to: INTERIOR,
  copyTo: [],
  from: DIRECTOR,
  instrument: {
    title: 'List of issues in relation to the combined sixth and seventh reports of Pakistan',
    symbol: 'CRC/C/PAK/Q/6-7',
    body: 'Committee on the Rights of the Child',
  },
  unDeadline: { on: '2027-06-30', place: 'Geneva', zone: 'Europe/Zurich' },
  attachment: 'NMRF-CRC-2026-moi.xlsx',
  late: null,
  rehearsal: false,
  kind: 'request',
  title: null,
  answerBy: '2026-12-28',
  rows: ROWS,
  asked: 3,
  history: [],
  replyTo: 'desk+7q2m4x@desk.treaty-desk.example',
};

const PUNJAB = {
  form: 'letter',
  office: PUNJAB_HOME.office,
  to: PUNJAB_HOME,
  number: 'NMRF/CRC/2026/Q-6-7/punjab-home',
  attachment: 'NMRF-CRC-2026-punjab-home.xlsx',
} as const;

const CLEARANCE: ClearanceLetter = {
  letterId: 'story/mofa/clearance',
  number: 'NMRF/CRC/2026/Q-6-7/clearance/mofa',
  place: 'Islamabad',
  date: '2027-02-10',
  form: 'office-memorandum',
  office: 'Ministry of Foreign Affairs',
  to: { name: null, post: 'Additional Secretary', office: 'Ministry of Foreign Affairs', place: 'Islamabad' },
  copyTo: [],
  from: DIRECTOR,
  instrument: REQUEST.instrument,
  unDeadline: REQUEST.unDeadline,
  attachment: 'reply-CRC-C-PAK-Q-6-7.docx',
  late: null,
  rehearsal: false,
  kind: 'clearance',
  title: null,
  answerBy: '2027-02-19',
  words: 9480,
  wordLimit: 10700,
  history: [],
};

const HAND_OVER: HandOverLetter = {
  ...CLEARANCE,
  letterId: 'story/mission-geneva/hand-over',
  number: 'NMRF/CRC/2026/Q-6-7/mission-geneva',
  date: '2027-02-23',
  form: 'letter',
  office: 'Permanent Mission of Pakistan, Geneva',
  to: { name: null, post: 'Permanent Representative', office: 'Permanent Mission of Pakistan', place: 'Geneva' },
  kind: 'hand-over',
  title: null,
  clearedBy: [
    { office: 'Ministry of Foreign Affairs', on: '2027-02-18' },
    { office: 'Ministry of Law and Justice', on: '2027-02-22' },
  ],
};

const LONG_LIST: readonly LetterRow[] = Array.from({ length: 75 }, (_, index) => ({
  row: `q${index + 1}`,
  label: `Q${index + 1}`,
  text: `Please provide information on measure ${index + 1} of the plan of action, with the budget set aside for it.`,
}));

const CAT = {
  number: 'NMRF/CAT/2026/Q-3/moi',
  attachment: 'matrix-cat-c-pak-q-3-moi.xlsx',
  instrument: {
    title: 'List of issues on the third report of Pakistan',
    symbol: 'CAT/C/PAK/Q/3',
    body: 'Committee against Torture',
  },
} as const;

const REMINDER_II = { kind: 'reminder', title: 'Reminder-II', answerBy: '2026-12-28', history: HISTORY } as const;

/** A letter that an outage held back until the 1st of January. */
function held(dueOn: string): Pick<ChaseLetter, 'date' | 'late'> {
  return { date: '2027-01-01', late: { dueOn, reason: 'our mail could not leave before' } };
}

/** Every letter in its named cases. */
export const STORIES: readonly MailStory[] = [
  { id: 'request-federal', title: 'First request, to a federal Division', letters: [REQUEST] },
  {
    id: 'request-provincial',
    title: 'First request, to a province, with a copy',
    letters: [
      {
        ...REQUEST,
        ...PUNJAB,
        copyTo: [{ name: null, post: 'Section Officer (Human Rights)', office: PUNJAB.office, place: 'Lahore' }],
      },
    ],
  },
  {
    id: 'request-police',
    title: 'First request, to a police force; the name is in Urdu',
    letters: [
      {
        ...REQUEST,
        form: 'letter',
        office: SINDH_POLICE.office,
        to: SINDH_POLICE,
        number: 'NMRF/CRC/2026/Q-6-7/sindh-police',
        rows: ROWS.slice(0, 1),
        asked: 1,
      },
    ],
  },
  {
    id: 'request-long-list',
    title: 'First request with seventy-five questions',
    letters: [{ ...REQUEST, rows: LONG_LIST, asked: 75 }],
  },
  {
    id: 'request-without-deadline',
    title: 'First request where the list prints no deadline and no symbol, and no matrix travels along',
    letters: [{ ...REQUEST, unDeadline: null, attachment: null, instrument: { ...REQUEST.instrument, symbol: null } }],
  },
  { id: 'request-rehearsal', title: 'First request in a rehearsal', letters: [{ ...REQUEST, rehearsal: true }] },
  {
    id: 'courtesy',
    title: 'Courtesy notice before the answer date',
    letters: [{ ...REQUEST, kind: 'notice', title: 'Courtesy notice', date: '2026-12-23' }],
  },
  {
    id: 'reminder-1',
    title: 'Reminder-I, two questions open',
    letters: [{ ...REQUEST, kind: 'reminder', title: 'Reminder-I', date: '2026-12-29', rows: ROWS.slice(1) }],
  },
  {
    id: 'reminder-2',
    title: 'Reminder-II with the history, one question left and returned once',
    letters: [
      {
        ...REQUEST,
        ...PUNJAB,
        kind: 'reminder',
        title: 'Reminder-II',
        date: '2027-01-01',
        rows: [
          { ...(ROWS[1] as LetterRow), remark: 'Returned on 31st December, 2026: the year of the figures is missing' },
        ],
        history: HISTORY.slice(0, 4),
      },
    ],
  },
  {
    id: 'reminder-late',
    title: 'Reminder-I that leaves after its day, and says so',
    letters: [
      {
        ...REQUEST,
        kind: 'reminder',
        title: 'Reminder-I',
        date: '2027-01-04',
        late: { dueOn: '2026-12-29', reason: 'the mail server of this Ministry could not be reached' },
      },
    ],
  },
  {
    id: 'accountable',
    title: 'Letter to the accountable officer',
    letters: [{ ...REQUEST, kind: 'letter', title: 'Overdue answer', date: '2027-01-06', history: HISTORY }],
  },
  {
    id: 'accountable-provincial',
    title: 'Letter to the accountable officer of a province',
    letters: [{ ...REQUEST, ...PUNJAB, kind: 'letter', title: 'Overdue answer', date: '2027-01-06', history: HISTORY }],
  },
  {
    id: 'demi-official',
    title: 'Demi-official letter to the head of the office, by name',
    letters: [
      {
        ...REQUEST,
        kind: 'demi-official',
        title: 'Demi-official letter',
        date: '2027-01-11',
        from: SECRETARY,
        history: HISTORY,
      },
    ],
  },
  {
    id: 'demi-official-by-post',
    title: 'Demi-official letter where the name is not known',
    letters: [
      {
        ...REQUEST,
        ...PUNJAB,
        to: { ...PUNJAB_HOME, name: null },
        kind: 'demi-official',
        title: 'Demi-official letter',
        date: '2027-01-11',
        from: SECRETARY,
        history: HISTORY,
      },
    ],
  },
  {
    id: 'chair',
    title: 'Report to the chair on one silent office',
    letters: [
      {
        ...REQUEST,
        kind: 'report',
        title: 'Report to the Executive Committee',
        date: '2027-01-14',
        to: { name: null, post: 'Federal Secretary', office: 'Ministry of Human Rights', place: 'Islamabad' },
        history: HISTORY,
      },
    ],
  },
  { id: 'clearance', title: 'Request for clearance, to Foreign Affairs', letters: [CLEARANCE] },
  {
    id: 'clearance-reminder',
    title: 'Reminder of a clearance',
    letters: [
      {
        ...CLEARANCE,
        title: 'Reminder-I',
        date: '2027-02-22',
        history: [{ on: '2027-02-10', channel: 'e-mail', what: 'Request for clearance' }],
      },
    ],
  },
  { id: 'hand-over', title: 'Hand-over to the Mission', letters: [HAND_OVER] },
  {
    id: 'hand-over-reminder',
    title: 'Reminder to the Mission: acknowledgement awaited',
    letters: [
      { ...HAND_OVER, title: 'Reminder-I', date: '2027-03-05', unDeadline: null, wordLimit: null, clearedBy: [] },
    ],
  },
  {
    id: 'clarification',
    title: 'Answer to an office that asked what was meant',
    letters: [
      {
        ...REQUEST,
        kind: 'clarification',
        date: '2026-12-10',
        asked: 'Does "police custody" in Q4 (a) include remand prisons?\nThe two are counted apart here.',
        answer: 'No. Police custody alone is meant; remand prisons are asked of the prisons departments.',
        answerBy: '2026-12-31',
      },
    ],
  },
  {
    id: 'extension-granted',
    title: 'More time granted',
    letters: [
      {
        ...REQUEST,
        kind: 'extension',
        date: '2026-12-18',
        granted: true,
        wished: '2027-01-08',
        answerBy: '2027-01-04',
        reason: 'This is the last day that leaves time for consolidation',
      },
    ],
  },
  {
    id: 'extension-refused',
    title: 'More time refused',
    letters: [
      {
        ...REQUEST,
        kind: 'extension',
        date: '2026-12-18',
        granted: false,
        wished: null,
        reason: 'the text has to be consolidated before the deadline of the Committee',
      },
    ],
  },
  {
    id: 'receipt-partial',
    title: 'Receipt: one answer arrived, two are open',
    letters: [{ ...REQUEST, kind: 'receipt', date: '2026-12-15', received: ROWS.slice(0, 1), rows: ROWS.slice(1) }],
  },
  {
    id: 'receipt-complete',
    title: 'Receipt: everything arrived',
    letters: [{ ...REQUEST, ...PUNJAB, kind: 'receipt', date: '2026-12-15', received: ROWS, rows: [] }],
  },
  {
    id: 'silent',
    title: 'Nothing was heard since the request: the alternate is asked whether it arrived',
    letters: [{ ...REQUEST, kind: 'silent', date: '2026-12-07', to: { ...INTERIOR, post: 'Deputy Secretary' } }],
  },
  {
    id: 'stood-down',
    title: 'The office has answered after a demi-official letter: its head is told',
    letters: [
      {
        ...REQUEST,
        kind: 'receipt',
        date: '2027-01-13',
        to: { ...INTERIOR, post: 'Secretary' },
        received: ROWS,
        rows: [],
        closes: 'Demi-official letter to the head',
      },
    ],
  },
  {
    id: 'digest',
    title: 'Two letters of two cycles in one mail',
    letters: [
      { ...REQUEST, kind: 'notice', title: 'Courtesy notice', date: '2026-12-23' },
      {
        ...REQUEST,
        kind: 'notice',
        title: 'Courtesy notice',
        date: '2026-12-23',
        ...CAT,
        answerBy: '2026-12-24',
        rows: ROWS.slice(2),
        asked: 4,
      },
    ],
  },
  {
    id: 'digest-late',
    title: 'What an outage held back, over three cycles, in one mail that says it is late',
    letters: [
      { ...REQUEST, ...REMINDER_II, ...held('2026-12-29') },
      {
        ...REQUEST,
        ...CAT,
        ...held('2026-12-30'),
        kind: 'notice',
        title: 'Courtesy notice',
        answerBy: '2027-01-06',
        rows: ROWS.slice(2),
        asked: 4,
      },
      {
        ...REQUEST,
        ...held('2026-12-31'),
        ...CAT,
        number: 'NMRF/CCPR/2026/CCPR-C-PAK-Q-3/moi',
        attachment: 'matrix-ccpr-c-pak-q-3-moi.xlsx',
        instrument: {
          title: 'List of issues on the third report of Pakistan',
          symbol: 'CCPR/C/PAK/Q/3',
          body: 'Human Rights Committee',
        },
        kind: 'reminder',
        title: 'Reminder-I',
        answerBy: '2026-12-30',
        rows: ROWS.slice(0, 1),
        asked: 2,
      },
    ],
  },
];
