import { table } from '../../client/cli/table.ts';
import type { RehearsalReport } from './report.ts';

/** A rehearsal for a person: every letter and reply day by day, then the milestones and the totals. */
export function rehearsalText(report: RehearsalReport): string {
  const { cycle, letters, replies, milestones, totals } = report;
  const days = [
    ...letters.map((letter) => ({
      on: letter.on,
      order: 0,
      line: [
        letter.on,
        '→',
        letter.office,
        letter.rung,
        shortened(letter.to),
        letter.about.length === 0 ? 'the text' : `${letter.about.length} questions`,
      ],
    })),
    ...replies.map((reply) => ({
      on: reply.on,
      order: 1,
      line: [
        reply.on,
        '←',
        reply.office ?? 'unknown',
        reply.class,
        reply.from ?? '',
        reply.rows.length === 0 ? '' : `${reply.rows.length} rows`,
      ],
    })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.order - b.order));
  const plan = milestones.map(({ id, planned, on }) => [id, planned ?? '', on]);
  const offices = Object.entries(cycle.offices).map(([office, behaviour]) => [office, behaviour.replace(/-/g, ' ')]);
  return [
    `Rehearsal of ${cycle.title}: ${cycle.questions} questions, received ${cycle.receivedOn}, due ${cycle.deadline}, seed ${cycle.seed}`,
    table(
      ['Day', '', 'Office', 'Letter or reply', 'With', 'About'],
      days.map((day) => day.line),
    ),
    ...troubleWords(report),
    table(['Milestone', 'Planned', 'Reached'], plan),
    table(['Office', 'Behaviour'], offices),
    table(
      ['Reply class', 'Messages'],
      Object.entries(report.replyClasses).map(([name, count]) => [name.replace(/-/g, ' '), String(count)]),
    ),
    table(
      ['Total', ''],
      Object.entries(totals).map(([name, value]) => [inWords(name), String(value ?? 'none')]),
    ),
  ].join('\n\n');
}

/** What went wrong on the way, and what it moved. */
function troubleWords({ order, outage }: RehearsalReport): readonly string[] {
  const words: string[] = [];
  if (order !== undefined) {
    const moves = order.moved.map(({ what, office, from, to }) => [
      office ?? 'plan',
      what,
      from ?? 'none',
      to ?? 'none',
    ]);
    words.push(
      `${order.from} to ${order.to} (${order.layer}) were closed by the order ${order.id} of ${order.announcedOn}`,
      table(['Of', 'What moved', 'From', 'To'], moves),
    );
  }
  if (outage !== undefined) {
    const late = outage.late.length === 0 ? 'no letter was late' : `late, and saying so: ${outage.late.join(', ')}`;
    words.push(`Power was down from ${outage.from} to ${outage.to}; ${late}`);
  }
  return words;
}

/** `repliesApplied` as `replies applied`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** The first of many addresses, and how many more there are. */
function shortened(addresses: readonly string[]): string {
  const [first = '', ...more] = addresses;
  return more.length === 0 ? first : `${first} +${more.length}`;
}
