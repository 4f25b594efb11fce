import { fileURLToPath } from 'node:url';
import { readSeeds, type Seeds } from '../adapters/store/seeds.ts';
import type { Office, Officer } from '../domain/offices/office.ts';
import type { QuestionAssignment } from '../domain/questions/assignment.ts';

const SEEDS = fileURLToPath(new URL('../seeds', import.meta.url));
/** Offices that share a question. */
const OFFICES_A_QUESTION = 3;

/** Questions of the list that every bench asks. */
export const QUESTIONS = 100;

/** The shipped reference data with as many offices that are asked as wanted, in the shape and layers of the seeds' own. */
export async function seedsWithOffices(asked: number): Promise<Seeds> {
  const seeds = await readSeeds(SEEDS);
  const members = seeds.offices.filter(({ role }) => role === 'member');
  const many = Array.from({ length: asked }, (_, at) => copied(members[at % members.length]!, at, members.length));
  return { ...seeds, offices: [...seeds.offices.filter(({ role }) => role !== 'member'), ...many] };
}

/** A list of a hundred questions as a committee prints it. @param number makes it another list, and so another cycle */
export function aLongList(number: number): { readonly bytes: Uint8Array; readonly filename: string } {
  const questions = Array.from({ length: QUESTIONS }, (_, at) =>
    [`${at + 2}.`, `Please provide information on the measures taken with regard to matter ${at + 1}.`].join('    '),
  );
  const text = [
    `United Nations                                                      CCPR/C/PAK/Q/${900 + number}`,
    'International Covenant on\nCivil and Political Rights                                          Distr.: General',
    '                                                                    16 November 2026',
    'Human Rights Committee',
    'List of issues in relation to the specimen periodic report of Pakistan',
    '1.    The State party is requested to submit in writing its replies to the present list of issues by 31 May 2027.',
    ...questions,
  ].join('\n\n');
  return { bytes: new TextEncoder().encode(text), filename: `list-${900 + number}.txt` };
}

/** Each question to three offices, so that every office has about as many. @param asked ids of the offices */
export function spread(questions: readonly string[], asked: readonly string[]): readonly QuestionAssignment[] {
  return questions.map((question, at) => {
    const offices = Array.from(
      { length: Math.min(OFFICES_A_QUESTION, asked.length) },
      (_, nth) => asked[(at * OFFICES_A_QUESTION + nth) % asked.length]!,
    );
    const [lead = '', ...supporting] = [...new Set(offices)];
    return { question, lead, supporting, undecided: false, reasons: [] };
  });
}

function copied(office: Office, at: number, originals: number): Office {
  if (at < originals) return office;
  const nth = Math.floor(at / originals) + 1;
  const theirs = <T extends Officer | null>(officer: T): T =>
    officer === null || officer.email === null
      ? officer
      : { ...officer, email: officer.email.replace('@', `@n${nth}.`) };
  return {
    ...office,
    id: `${office.id}-${nth}`,
    name: `${office.name} (${nth})`,
    seat: null,
    head: theirs(office.head),
    accountable: theirs(office.accountable),
    focalPoint: theirs(office.focalPoint),
    alternates: office.alternates.map(theirs),
    domain: office.domain === null ? null : `n${nth}.${office.domain}`,
  };
}
