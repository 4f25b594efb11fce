import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { simpleParser } from 'mailparser';

/** Parses the files whose paths come on standard input, with the library alone, and prints a line for each. */
for await (const file of createInterface({ input: process.stdin })) {
  const { subject } = await simpleParser(await readFile(file));
  process.stdout.write(`${JSON.stringify({ file, subject })}\n`);
}
