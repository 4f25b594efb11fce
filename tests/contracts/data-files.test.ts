import { describe, expect, it } from 'vitest';
import { DeskError } from '../../contracts/errors.ts';
import { parseCalendarFile } from '../../contracts/schemas/calendar.ts';
import { parseLadderFile } from '../../contracts/schemas/ladder.ts';
import { parseOfficesFile } from '../../contracts/schemas/offices.ts';
import { parseProcedureFile } from '../../contracts/schemas/procedure.ts';
import { seedNames, seedText } from '../builders/reference.ts';

/** The error of a text that must be refused. */
function refusal(parse: () => unknown): DeskError {
  try {
    parse();
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A seed with one change made to its parsed content. */
function seedWith(name: string, change: (json: any) => void): string {
  const json = JSON.parse(seedText(name));
  change(json);
  return JSON.stringify(json);
}

const offices = (change: (json: any) => void) => () =>
  parseOfficesFile(seedWith('offices.json', change), 'offices.json');
const ladder = (change: (json: any) => void) => () =>
  parseLadderFile(seedWith('ladders/default.json', change), 'default.json');
const calendar = (change: (json: any) => void) => () =>
  parseCalendarFile(seedWith('calendars/pakistan.json', change), 'pakistan.json');
const procedure = (change: (json: any) => void) => () =>
  parseProcedureFile(seedWith('procedures/crc-list-of-issues.json', change), 'crc.json', null);

const recess = {
  from: '2026-07-01',
  to: '2026-07-10',
  layer: 'federal',
  title: 'Recess',
  source: 'order',
  notifiedOn: null,
  standing: 'gazetted',
};

describe('a data file', () => {
  it('is read as it is written', () => {
    expect(parseOfficesFile(seedText('offices.json'), 'x')).toEqual(JSON.parse(seedText('offices.json')));
    expect(parseCalendarFile(seedText('calendars/pakistan.json'), 'x')).toEqual(
      JSON.parse(seedText('calendars/pakistan.json')),
    );
    const ladders = seedNames('ladders');
    const procedures = seedNames('procedures');
    for (const name of ladders) expect(parseLadderFile(seedText(name), name)).toEqual(JSON.parse(seedText(name)));
    for (const name of procedures)
      expect(parseProcedureFile(seedText(name), name, null)).toEqual(JSON.parse(seedText(name)));
    expect([ladders.length, procedures.length]).toEqual([2, 28]);
  });

  it('of a calendar written when a gazetted day was called notified is read all the same', () => {
    const old = JSON.parse(seedText('calendars/pakistan.json'));
    const now = JSON.stringify(old);
    for (const day of old.closed) if (day.standing === 'gazetted') day.standing = 'notified';
    expect(JSON.stringify(old)).not.toBe(now);
    expect(parseCalendarFile(JSON.stringify(old), 'x')).toEqual(JSON.parse(now));
  });

  it('of a calendar leaves lists out that are empty, so that undoing an order finds what it began with', () => {
    const empty = seedWith('calendars/pakistan.json', (f) => {
      f.recesses = [];
      f.hours = [];
    });
    const read = parseCalendarFile(empty, 'x');
    expect([Object.keys(read).includes('recesses'), Object.keys(read).includes('hours')]).toEqual([false, false]);
  });

  it('may begin with a byte order mark', () => {
    expect(parseLadderFile(`\uFEFF${seedText('ladders/default.json')}`, 'default.json').id).toBe('default');
  });

  it.each<[string, string, string, string]>([
    ['an empty file', '', 'offices.json: the file is empty', 'one JSON object'],
    ['what is no JSON', '{ offices: [] }', 'offices.json: not JSON', 'one JSON object'],
    ['a list', '[]', 'offices.json: the file is []', 'object'],
    ['nothing', 'null', 'offices.json: the file is null', 'object'],
    ['fifty megabytes', ' '.repeat(50_000_000), 'offices.json: 50000000 characters', 'at most 8000000 characters'],
  ])('that holds %s is refused', (_, text, message, hint) => {
    const error = refusal(() => parseOfficesFile(text, 'offices.json'));
    expect(error.code).toBe('data-invalid');
    expect(error.message).toContain(message);
    expect(error.hint).toBe(hint);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'an unknown key',
      offices((f) => (f.offices[3].mail = 'x')),
      'offices[3] has the unknown key "mail"',
      'the keys id, name',
    ],
    [
      'an unknown key at the top',
      ladder((f) => (f.steps = [])),
      'the file has the unknown key "steps"',
      'the keys id, version',
    ],
    ['a key that is missing', offices((f) => delete f.offices[3].head), 'offices[3].head is missing', 'object'],
    [
      'a value of the wrong kind',
      offices((f) => (f.offices[3].alternates = 'none')),
      'offices[3].alternates is "none"',
      'array',
    ],
    [
      'a word that is not accepted',
      offices((f) => (f.offices[3].level = 'feudal')),
      'offices[3].level is "feudal"',
      'federal, provincial, territorial',
    ],
    ['an empty text', offices((f) => (f.offices[3].name = ' ')), 'offices[3].name is " "', 'text that is not empty'],
    ['an id twice', offices((f) => (f.offices[3].id = 'moi')), 'moi: the id "moi" stands twice', 'one id per seat'],
    ['an unknown parent', offices((f) => (f.offices[3].parent = 'pm')), 'the parent "pm" is unknown', 'or null'],
    [
      'two addresses',
      offices((f) => (f.offices[3].head.email = 'a@b.pk,c@d.pk')),
      '"a@b.pk,c@d.pk" is more than one address',
      'one address',
    ],
    [
      'a line break in an address',
      offices((f) => (f.offices[3].head.email = 'a@b.pk\nx')),
      'holds a line break',
      'one address',
    ],
    [
      'rungs out of order',
      ladder((f) => f.rungs.reverse()),
      'rung "demi-official": the offset 10 does not come after 13',
      'offsets that rise',
    ],
    [
      'an unknown role',
      ladder((f) => (f.rungs[0].to = ['minister'])),
      'rungs[0].to[0] is "minister"',
      'focal-point, alternate',
    ],
    ['a day that does not exist', calendar((f) => (f.closed[0].date = '2026-02-30')), '"2026-02-30"', 'YYYY-MM-DD'],
    ['an unknown layer', calendar((f) => (f.layers[1].id = 'lahore')), 'layers[1].id is "lahore"', 'federal, punjab'],
    [
      'an unknown standing',
      calendar((f) => (f.closed[0].standing = 'likely')),
      'closed[0].standing is "likely"',
      'withdrawn',
    ],
    [
      'a recess that is withdrawn',
      calendar((f) => (f.recesses = [{ ...recess, standing: 'withdrawn' }])),
      'recesses[0].standing',
      'gazetted, tentative',
    ],
    [
      'a recess backwards',
      calendar((f) => (f.recesses = [{ ...recess, to: '2026-06-30' }])),
      'ends on 2026-06-30',
      '2026-07-01 or later',
    ],
    ['hours that are none', calendar((f) => (f.hours[0].opens = 'nine')), '"nine" is not a time', 'HH:MM'],
    ['a thirteenth month', calendar((f) => (f.rules[0].month = 13)), 'rules[0].month is 13', 'at most 12'],
    ['an eighth weekday', calendar((f) => (f.layers[1].weeklyOff = [8])), 'layers[1].weeklyOff[0] is 8', 'at most 7'],
    ['an unknown mechanism', procedure((f) => (f.mechanism = 'ilo')), 'mechanism is "ilo"', 'ccpr, cescr'],
    [
      'an unknown step',
      procedure((f) => (f.steps[0].id = 'ponder')),
      'steps[0].id is "ponder"',
      'assign, requests-out',
    ],
    [
      'a minimum above the wish',
      procedure((f) => (f.steps[0].minimum = 9)),
      'step "assign" has wished 3 and minimum 9',
      'no more than the wish',
    ],
    ['a version that is none', procedure((f) => (f.version = 0)), 'version is 0', 'more than 0'],
  ])('with %s is refused: file, place, value and what would be accepted', (_, parse, message, hint) => {
    const error = refusal(parse);
    expect(error.code).toBe('data-invalid');
    expect(error.message).toMatch(/^(offices|default|pakistan|crc)\.json: /);
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  it('tells the first five problems and how many more there are', () => {
    const error = refusal(offices((f) => f.offices.slice(0, 8).forEach((office: any) => (office.level = 'feudal'))));
    expect(error.message.match(/is "feudal"/g)).toHaveLength(5);
    expect(error.message).toMatch(/; and 3 more$/);
  });
});
