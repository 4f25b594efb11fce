import { readFileSync } from 'node:fs';
import { readSettings } from '../../config/settings.ts';
import { rehearse } from './rehearse.ts';
const t = Date.now();
const [file, received, deadline] = process.argv.slice(2);
const r = await rehearse(
  { file: { bytes: readFileSync(file!), filename: file! }, receivedOn: received, deadline, seed: 1 },
  readSettings(),
  (l) => console.error(((Date.now() - t) / 1000).toFixed(1), l),
);
console.log(JSON.stringify(r, null, 1));
process.exit(0);
