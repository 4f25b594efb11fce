import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ERRORS } from '../contracts/errors.ts';

/** Writes `docs/errors.md`: every error code, what it says, and whether trying again can help. */
const rows = Object.entries(ERRORS).map(
  ([code, { sentence, httpStatus, retryable }]) =>
    `| \`${code}\` | ${sentence} | ${httpStatus} | ${retryable ? 'yes' : 'no'} |`,
);
const page = `# Errors

Every error has a code that never changes. A message then says what was found and where, and a hint says what would have been
accepted. With \`--json\` a command prints \`{ "error": { "code", "message", "hint" } }\`. This list is made from
\`contracts/errors.ts\` by \`npm run docs:errors\`.

| code | means | HTTP status | can pass by itself |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
await writeFile(fileURLToPath(new URL('../docs/errors.md', import.meta.url)), page);
