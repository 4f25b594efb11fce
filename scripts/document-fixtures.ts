import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listAsWord } from './list-as-word.ts';
import { savedByLibreOffice } from '../tests/adapters/documents/libreoffice.ts';

/**
 * `npx tsx scripts/document-fixtures.ts`: sets every specimen list in Word and has LibreOffice save it in each form in
 * which lists come, so that the tests read files of other programs without having them. To be run when a list is new.
 */
const project = fileURLToPath(new URL('..', import.meta.url));
const lists = join(project, 'seeds/lists');
const fixtures = join(project, 'tests/adapters/documents/fixtures');

mkdirSync(fixtures, { recursive: true });
for (const file of readdirSync(lists).filter((name) => name.endsWith('.txt'))) {
  const name = file.replace(/\.txt$/, '');
  const word = await listAsWord(readFileSync(join(lists, file), 'utf8'));
  const forms: readonly (readonly [string, Uint8Array])[] = [
    [`${name}.docx`, word],
    [`${name}.saved.docx`, savedByLibreOffice(word, `${name}.docx`, 'docx')],
    [`${name}.pdf`, savedByLibreOffice(word, `${name}.docx`, 'pdf')],
    [`${name}.html`, savedByLibreOffice(word, `${name}.docx`, 'html')],
  ];
  for (const [path, bytes] of forms) writeFileSync(join(fixtures, path), bytes);
  process.stderr.write(`${name}: ${forms.map(([path, bytes]) => `${path} ${bytes.length}`).join(', ')}\n`);
}
