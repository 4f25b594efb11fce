import { expect, test } from 'vitest';
import { parsePreparedSubmission } from '../../contracts/schemas/consolidation.ts';
import { consolidate } from '../../domain/matrix/consolidate.ts';
import { gapList } from '../../domain/matrix/gap-list.ts';
import { aConsolidationInput, submissionFacts } from '../builders/consolidation.ts';
import { aDraft } from '../builders/draft.ts';

const drafts = [aDraft('q1', ['A committee sits.'], { seen: [{ office: 'punjab-home', row: 'q1', source: 'older' }] })];
const drafted = consolidate(aConsolidationInput({ drafts }));
const items = gapList({
  consolidation: drafted,
  checks: [],
  nameOf: (office) => office,
  askedOn: () => '2027-01-04',
  answeredOn: () => null,
});

test.each([
  ['without drafts', consolidate(aConsolidationInput())],
  ['with drafts, older than an answer', drafted],
  ['put together for clearance, with its gaps', { ...drafted, gapList: items }],
])('a text %s is read back as it was written', (_which, consolidation) => {
  const facts = submissionFacts();
  const text = JSON.stringify({ consolidation, facts });
  expect(parsePreparedSubmission(text, 'PREPARED.json')).toEqual({ consolidation, facts });
});

test('a draft of version 0 is refused', () => {
  const text = JSON.stringify({ consolidation: drafted, facts: submissionFacts() }).replace(
    '"version":1',
    '"version":0',
  );
  expect(() => parsePreparedSubmission(text, 'PREPARED.json')).toThrow(/version/u);
});
