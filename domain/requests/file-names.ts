/**
 * Name of the matrix that travels with an office's letters: the same in every letter of a cycle, in letters that every
 * mail program and disk takes.
 * @example matrixName('cycle/crc/crc-c-pak-q-6-7', 'moi', 'xlsx') // 'CRC-C-PAK-Q-6-7-moi-matrix.xlsx'
 */
export function matrixName(cycleId: string, office: string, form: 'xlsx' | 'docx'): string {
  return `${cycleName(cycleId)}-${plain(office)}-matrix.${form}`;
}

/**
 * Name of the State's text on its way to clearance and to the UN.
 * @example textName('cycle/crc/crc-c-pak-q-6-7') // 'CRC-C-PAK-Q-6-7-replies.docx'
 */
export function textName(cycleId: string): string {
  return `${cycleName(cycleId)}-replies.docx`;
}

/**
 * Name of the list of what is missing in the text, on its way to the Committee.
 * @example gapsName('cycle/crc/crc-c-pak-q-6-7') // 'CRC-C-PAK-Q-6-7-gaps.docx'
 */
export function gapsName(cycleId: string): string {
  return `${cycleName(cycleId)}-gaps.docx`;
}

/**
 * What the names of all documents of a submission begin with.
 * @example submissionName('cycle/crc/crc-c-pak-q-6-7') // 'CRC-C-PAK-Q-6-7'
 */
export function submissionName(cycleId: string): string {
  return cycleName(cycleId);
}

/**
 * Name of a printed letter's file, without its ending.
 * @example paperName('cycle/crc/crc-c-pak-q-6-7', 'moi', 'request') // 'CRC-C-PAK-Q-6-7-moi-request'
 */
export function paperName(cycleId: string, office: string, rung: string): string {
  return `${cycleName(cycleId)}-${plain(office)}-${plain(rung)}`;
}

/** A cycle by its symbol as it is printed, where its id was made of one; else by mechanism and id. */
function cycleName(cycleId: string): string {
  const [mechanism = '', slug = 'cycle'] = cycleId.split('/').slice(-2);
  const named = plain(slug);
  return /^[0-9a-f]{12}$/u.test(named) ? `${plain(mechanism).toUpperCase()}-${named}` : named.toUpperCase();
}

function plain(text: string): string {
  return text
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 80);
}
