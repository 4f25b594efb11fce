import type {
  ChaseLetter,
  ChaseLine,
  ClearanceLetter,
  HandOverLetter,
  LetterParty,
  LetterRow,
} from '../../../domain/requests/letter-view.ts';

/** The Director of the unit, who signs. */
export const DIRECTOR = {
  name: 'Sadia Karim',
  post: 'Director (NMRF)',
  office: 'Ministry of Human Rights',
  place: 'Islamabad',
  phone: '+92-51-0000000',
  email: 'director@desk.treaty-desk.example',
};
/** The Federal Secretary, who signs demi-official letters. */
export const SECRETARY = { ...DIRECTOR, name: 'Imran Ahmad', post: 'Secretary', phone: null, email: null };
/** A federal Ministry. */
export const INTERIOR: LetterParty = {
  name: 'Bilal Hussain',
  post: 'Additional Secretary',
  office: 'Ministry of Interior',
  place: 'Islamabad',
};
/** A department of a province. */
/** What makes it one to a province. */
export const PUNJAB_HOME: LetterParty = {
  name: 'Ayesha Malik',
  post: 'Additional Chief Secretary (Home)',
  office: 'Home Department, Government of the Punjab',
  place: 'Lahore',
};
/** A police force; its head is named in Urdu. */
export const SINDH_POLICE: LetterParty = {
  name: 'غلام رسول',
  post: 'Inspector General of Police',
  office: 'Sindh Police',
  place: 'Karachi',
};

/** Three questions of a list. */
export const ROWS: readonly LetterRow[] = [
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

/** What went to and fro before. */
export const HISTORY: readonly ChaseLine[] = [
  { on: '2026-11-30', channel: 'e-mail', what: 'Request with response matrix, to the focal point' },
  { on: '2026-12-23', channel: 'e-mail', what: 'Courtesy notice, to the focal point' },
  { on: '2026-12-29', channel: 'e-mail', what: 'Reminder-I, to the focal point' },
  { on: '2026-12-31', channel: 'telephone', what: 'Focal point says that the figures of two districts are missing' },
  { on: '2027-01-01', channel: 'e-mail', what: 'Reminder-II, to the focal point and the alternate' },
];

/** A first request, from which most cases are made. */
export const REQUEST: ChaseLetter = {
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
  attachment: 'CRC-C-PAK-Q-6-7-moi-matrix.xlsx',
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

export const PUNJAB = {
  form: 'letter',
  office: PUNJAB_HOME.office,
  to: PUNJAB_HOME,
  number: 'NMRF/CRC/2026/Q-6-7/punjab-home',
  attachment: 'CRC-C-PAK-Q-6-7-punjab-home-matrix.xlsx',
} as const;

/** A text on its way to be cleared. */
export const CLEARANCE: ClearanceLetter = {
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
  attachment: 'CRC-C-PAK-Q-6-7-replies.docx',
  late: null,
  rehearsal: false,
  kind: 'clearance',
  title: null,
  answerBy: '2027-02-19',
  words: 9480,
  wordLimit: 10700,
  history: [],
};

/** The cleared text on its way to the Mission. */
export const HAND_OVER: HandOverLetter = {
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
  papers: ['statistics', 'cover-letter', 'note-verbale'],
};

/** Seventy-five questions. */
export const LONG_LIST: readonly LetterRow[] = Array.from({ length: 75 }, (_, index) => ({
  row: `q${index + 1}`,
  label: `Q${index + 1}`,
  text: `Please provide information on measure ${index + 1} of the plan of action, with the budget set aside for it.`,
}));

/** What makes it one of another cycle. */
export const CAT = {
  number: 'NMRF/CAT/2026/Q-3/moi',
  attachment: 'CAT-C-PAK-Q-3-moi-matrix.xlsx',
  instrument: {
    title: 'List of issues on the third report of Pakistan',
    symbol: 'CAT/C/PAK/Q/3',
    body: 'Committee against Torture',
  },
} as const;

/** What makes it a second reminder. */
export const REMINDER_II = {
  kind: 'reminder',
  title: 'Reminder-II',
  answerBy: '2026-12-28',
  history: HISTORY,
} as const;

/** A letter that an outage held back until the 1st of January. */
export function held(dueOn: string): Pick<ChaseLetter, 'date' | 'late'> {
  return { date: '2027-01-01', late: { dueOn, reason: 'our mail could not leave before' } };
}
