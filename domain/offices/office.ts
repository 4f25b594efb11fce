import type { LayerId } from '../calendar/calendar.ts';

/** Levels of government an office may belong to. */
export const OFFICE_LEVELS = ['federal', 'provincial', 'territorial'] as const;

/** Level of government an office belongs to. */
export type OfficeLevel = (typeof OFFICE_LEVELS)[number];

/** The provinces and territories that are asked about; each is a layer of the calendar. */
export const PROVINCES = [
  'punjab',
  'sindh',
  'khyber-pakhtunkhwa',
  'balochistan',
  'islamabad',
  'gilgit-baltistan',
  'azad-jammu-kashmir',
] as const satisfies readonly LayerId[];

/** One of the provinces and territories. */
export type Province = (typeof PROVINCES)[number];

/** A person in an office, by post; name and address are personal data and never enter a workflow's payload. */
export interface Officer {
  readonly post: string;
  readonly name: string | null;
  readonly email: string | null;
}

/**
 * What a letter looks like: an office memorandum goes to a federal Division, a letter to a province and
 * to bodies outside the Divisions.
 * @source Secretariat Instructions (forms of correspondence), read for `seeds/offices.json`
 */
export type FormOfAddress = 'office-memorandum' | 'letter';

/** A form in which a response matrix can be sent: a spreadsheet or a Word document. */
export type MatrixForm = 'xlsx' | 'docx';

/** An office that can be written to. Ids are one per seat: `moi`, `punjab-home`, `sindh-police`. */
export interface Office {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string | null;
  readonly level: OfficeLevel;
  readonly province: Province | null;
  /** Calendar layer whose holidays and week this office keeps. */
  readonly layer: LayerId;
  /** Seat in the Executive Committee as it is titled there; null where the office holds none. */
  readonly seat: string | null;
  /** `chair`, `member` (asked), `own` (the ministry's own wing), null without a seat. */
  readonly role: 'chair' | 'member' | 'own' | null;
  /** Id of the office above, null at the top. */
  readonly parent: string | null;
  readonly form: FormOfAddress;
  /** Heads the office; receives the demi-official letter. */
  readonly head: Officer;
  /** Accountable senior (Additional Secretary, ACS Home, …); receives the letter after the reminders. */
  readonly accountable: Officer;
  readonly focalPoint: Officer | null;
  readonly alternates: readonly Officer[];
  /**
   * Classes of offices that this one stands for when the routing table or the Action Plan names the class and not the
   * office: `prov-home`, `fed-line`. Absent: none.
   */
  readonly families?: readonly string[];
  /** Address that several people of the office read; where the people named cannot be reached, letters go there. */
  readonly groupMailbox?: string | null;
  /** Languages its letters are written in, side by side; absent: English alone. */
  readonly languages?: readonly ('en' | 'ur')[];
  /** In which form its matrix is sent; absent: as a spreadsheet. */
  readonly matrixForm?: MatrixForm | 'both';
  /** Number the office is telephoned at, and the address letters are carried to, as they are printed. */
  readonly telephone?: string | null;
  readonly postalAddress?: readonly string[] | null;
  /** Mail domain from which a reply counts as coming from the office, null when unknown. */
  readonly domain: string | null;
  /** Where this entry comes from, and when it was read. */
  readonly source: string;
}

/** The roles a rung may write to. */
export const RECIPIENT_ROLES = [
  'focal-point',
  'alternate',
  'accountable',
  'head',
  'superior',
  'chair',
  'committee',
  'group-mailbox',
] as const;

/** Whom a rung writes to, resolved to a person when the mail is made. */
export type RecipientRole = (typeof RECIPIENT_ROLES)[number];
