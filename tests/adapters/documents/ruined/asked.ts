import type { Matrix, MatrixExpectation } from '../../../../activities/ports.ts';
import type { MatrixEntry } from '../../../../adapters/documents/fill-matrix.ts';
import { aMatrix, aMatrixRow } from '../../../builders/matrix.ts';

/** Six questions as committees word them; two parts share their lead-in. */
export const ASKED_ROWS = [
  aMatrixRow('q1', {
    text: 'Please describe the mandate, resources and independence of the National Commission for Human Rights, and the number of complaints it received in 2022 and 2023.',
    guidance: ['Figures for 2022 and 2023, by province, with their source.'],
  }),
  aMatrixRow('q4.a', {
    text: 'With reference to the previous concluding observations (para. 12), please provide information on:\n(a) The number of cases of domestic violence registered, investigated and decided, by province;',
    section: 'Violence against women',
  }),
  aMatrixRow('q4.b', {
    text: 'With reference to the previous concluding observations (para. 12), please provide information on:\n(b) Shelters and legal aid available to victims, and the budget allocated to them.',
    section: 'Violence against women',
  }),
  aMatrixRow('q7', {
    text: 'Please indicate the measures taken to prevent child labour in brick kilns, and the inspections carried out since 2019.',
    section: 'Children',
  }),
  aMatrixRow('q8', {
    text: 'Please report on the implementation of the Juvenile Justice System Act, 2018, including the number of juvenile courts.',
    section: 'Children',
  }),
  aMatrixRow('q12', {
    text: 'Please explain the steps taken to register births in remote districts.',
    section: 'Children',
  }),
] as const;

/** The matrix of the Home Department of Punjab with them. */
export const SENT: Matrix = aMatrix({ rows: ASKED_ROWS });

/** All that is known of what was asked. */
export const EXPECTED: MatrixExpectation = { rows: ASKED_ROWS, reference: SENT.reference, office: SENT.office };

/** What the office answered: English, Urdu, mathematics, signs that programs take for something else. */
export const ANSWERS: readonly MatrixEntry[] = [
  {
    row: 'q1',
    status: 'answered',
    text: 'The Commission received 2,340 complaints in 2022 and 3,015 in 2023 (source: annual report).',
  },
  { row: 'q4.a', status: 'answered', text: 'پنجاب میں 2023 کے دوران گھریلو تشدد کے ۱٬۲۳۴ مقدمات درج ہوئے۔' },
  {
    row: 'q4.b',
    status: 'no-data',
    text: 'Figures on shelters are kept by the districts; Δ ≤ 5 %, x² + y² ≈ 10³, 3×4≠13.',
  },
  { row: 'q7', status: 'not-ours', text: 'Ministry of Overseas Pakistanis' },
  { row: 'q8', status: 'answered', text: '- 12 juvenile courts\n- “model” courts; see §4 & annex' },
];
