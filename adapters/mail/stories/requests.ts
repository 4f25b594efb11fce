import { LONG_LIST, PUNJAB, PUNJAB_HOME, REQUEST, ROWS, SINDH_POLICE } from './material.ts';
import type { MailStory } from './mail-story.ts';

/** First requests. */
export const REQUEST_STORIES: readonly MailStory[] = [
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
  {
    id: 'request-no-focal-point',
    title: 'First request where no focal point is named: the accountable officer is written to',
    letters: [
      {
        ...REQUEST,
        ...PUNJAB,
        to: { ...PUNJAB_HOME, name: null },
        rows: ROWS.slice(0, 2),
        asked: 2,
      },
    ],
  },
  { id: 'request-rehearsal', title: 'First request in a rehearsal', letters: [{ ...REQUEST, rehearsal: true }] },
];
