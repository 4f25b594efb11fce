import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { ICalendar } from '../../../activities/icalendar-ports.ts';
import { writeICalendar } from '../../../adapters/documents/write-icalendar.ts';
import { answerEntry, cycleFeed, type CycleRecord } from '../../../client/feeds/cycle-feed.ts';
import { officeFeed } from '../../../client/feeds/office-feed.ts';
import { yearFeed } from '../../../client/feeds/year-feed.ts';
import { changeObligations } from '../../../domain/obligations/change-obligations.ts';
import type { ObligationChange } from '../../../domain/obligations/changes.ts';
import type { Obligations } from '../../../domain/obligations/obligation.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';
import { anObligation, someObligations, someOwed } from '../../builders/obligations.ts';

const recordOf = ({ state, terms, events }: LivedCycle): CycleRecord => ({ state, terms, events });
const moi = { id: 'moi', name: 'Ministry of Interior' };

/** What a calendar program makes of a feed. */
function subscribed(calendar: ICalendar) {
  const parsed = new ICAL.Component(ICAL.parse(new TextDecoder().decode(writeICalendar(calendar))));
  const entries = parsed.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      on: event.startDate.toString(),
      title: event.summary,
      status: String(component.getFirstPropertyValue('status')),
      alarms: component.getAllSubcomponents('valarm').length,
    };
  });
  return { method: parsed.getFirstPropertyValue('method'), entries, byUid: new Map(entries.map((e) => [e.uid, e])) };
}

/** A cycle whose offices have been asked. */
function asked(): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a', 'q1.b', 'q2'], mofa: ['q3'] });
  cycle.sendWaiting();
  return cycle;
}

describe('the feed of a cycle', () => {
  test('has each milestone and the day at the UN, with an alarm the day before what is still to come', () => {
    const cycle = asked();
    const { method, entries } = subscribed(cycleFeed(recordOf(cycle)));
    expect(method).toBe('PUBLISH');
    expect(entries).toHaveLength(12);
    const reached = entries.filter(({ alarms }) => alarms === 0).map(({ uid }) => uid.split(/[/@]/).at(-2));
    expect(reached).toEqual(Object.keys(cycle.state.reached));
    expect(entries.at(-1)).toMatchObject({ on: '2027-06-30', title: 'CCPR/C/PAK/Q/99: due at the UN' });
  });

  test('is the same bytes for the same record', () => {
    const bytes = () => Buffer.from(writeICalendar(cycleFeed(recordOf(asked())))).toString('base64');
    expect(bytes()).toBe(bytes());
  });

  test('keeps each uid, and its sequence rises exactly where the day moved', () => {
    const cycle = asked();
    const before = subscribed(cycleFeed(recordOf(cycle)));
    expect(
      cycle.tell({ type: 'move-deadline', deadline: '2027-08-31', by: 'Director', reference: 'e-mail' }),
    ).toBeNull();
    const after = subscribed(cycleFeed(recordOf(cycle)));
    expect([...after.byUid.keys()]).toEqual([...before.byUid.keys()]);
    let moved = 0;
    for (const [uid, entry] of after.byUid) {
      const was = before.byUid.get(uid)!;
      expect(entry.sequence, uid).toBe(was.sequence + (entry.on === was.on ? 0 : 1));
      if (entry.on !== was.on) moved += 1;
    }
    expect(moved).toBeGreaterThan(0);
    expect(after.entries.at(-1)).toMatchObject({ on: '2027-08-31', sequence: 1 });
  });

  test('of a rehearsal says so', () => {
    const cycle = new LivedCycle(someTerms(), someFacts({ rehearsal: true }));
    expect(cycleFeed(recordOf(cycle)).name).toMatch(/^Rehearsal: /);
  });
});

describe('the feed of an office', () => {
  const entry = (cycle: LivedCycle) => answerEntry(recordOf(cycle), 'moi', cycle.today);

  test('has the day of its answer in each cycle that asks it, and of no other', () => {
    const one = asked();
    const other = new LivedCycle(
      someTerms(),
      someFacts({ cycleId: 'cycle/cat/cat-c-pak-q-9', title: 'CAT/C/PAK/Q/9' }),
    );
    other.assign({ moi: ['q1.a'] });
    other.sendWaiting();
    const third = new LivedCycle(someTerms(), someFacts({ cycleId: 'cycle/crc/crc-c-pak-q-9' }));
    third.assign({ mofa: ['q3'] });
    const rehearsal = { ...recordOf(one), state: { ...one.state, rehearsal: true } };
    const { entries } = subscribed(
      officeFeed(moi, [recordOf(one), recordOf(other), recordOf(third), rehearsal], one.today),
    );
    expect(entries.map(({ title, alarms }) => [title, alarms])).toEqual([
      ['CCPR/C/PAK/Q/99: answer due', 1],
      ['CAT/C/PAK/Q/9: answer due', 1],
    ]);
  });

  test('has nothing before the request was written', () => {
    expect(answerEntry(recordOf(new LivedCycle()), 'moi', '2026-12-01')).toEqual([]);
  });

  test('moves with an extension under the same uid and a higher sequence', () => {
    const cycle = asked();
    const [before] = entry(cycle);
    cycle.tell({ type: 'grant-days', office: 'moi', workingDays: 5, by: 'Director' });
    const [after] = entry(cycle);
    expect(after!.uid).toBe(before!.uid);
    expect(after!.on > before!.on).toBe(true);
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
    expect(answerEntry(recordOf(cycle), 'mofa', cycle.today)[0]!.sequence).toBe(0);
  });

  test('moves with every day on which we owe the office a word, and its sequence with it', () => {
    const cycle = asked();
    cycle.reply('moi', { class: 'clarification' });
    const seen = [0, 1, 2, 3, 4, 5, 6, 7].map((days) => {
      const today = `2026-12-${String(10 + days).padStart(2, '0')}`;
      return answerEntry(recordOf(cycle), 'moi', today)[0]!;
    });
    expect(new Set(seen.map(({ on }) => on)).size).toBeGreaterThan(3);
    for (const [at, one] of seen.entries()) {
      const was = seen[at - 1];
      if (was !== undefined && was.on !== one.on) expect(one.sequence).toBeGreaterThan(was.sequence);
    }
  });

  test('says when the office has answered, and reminds of nothing more', () => {
    const cycle = asked();
    cycle.answer('moi', ['q1.a', 'q1.b', 'q2']);
    expect(entry(cycle)).toMatchObject([{ title: 'CCPR/C/PAK/Q/99: answered' }]);
    expect(entry(cycle)[0]).not.toHaveProperty('alarmDaysBefore');
  });
});

describe('the feed of the year', () => {
  const take = (now: Obligations, change: ObligationChange): Obligations => {
    const changed = changeObligations(now, change, 'Director', '2027-02-01');
    if ('refused' in changed) throw new Error(changed.refused.message);
    return changed.obligations;
  };
  const review = (state: 'scheduled' | 'postponed', on: string | null): ObligationChange => ({
    type: 'review-recorded',
    obligation: 'ccpr',
    state,
    on,
    to: null,
    session: null,
    source: 'programme of work',
  });

  test('has what is owed on a known day, as sure as it is, and nothing of what is not known', () => {
    const obligations = someObligations(
      anObligation({
        owed: [
          someOwed(),
          someOwed({ id: 'month', dueOn: '2027-03-31', precision: 'month' }),
          someOwed({ id: 'rule', certainty: 'inferred' }),
          someOwed({ id: 'unknown', dueOn: null }),
        ],
      }),
    );
    const { entries } = subscribed(yearFeed(obligations, []));
    expect(entries.map(({ uid, status }) => [uid, status])).toEqual([
      ['obligation/ccpr/replies@treaty-desk', 'CONFIRMED'],
      ['obligation/ccpr/month@treaty-desk', 'TENTATIVE'],
      ['obligation/ccpr/rule@treaty-desk', 'TENTATIVE'],
    ]);
  });

  test('shows what a cycle answers once, as the deadline of that cycle', () => {
    const cycle = asked();
    const obligations = someObligations(anObligation({ owed: [someOwed({ cycle: cycle.state.cycleId })] }));
    const { entries } = subscribed(yearFeed(obligations, [recordOf(cycle)]));
    expect(entries.map(({ uid }) => uid)).toEqual([`${cycle.state.cycleId}/deadline@treaty-desk`]);
  });

  test('cancels a review that was postponed without a date, and takes it up again under the same uid', () => {
    const set = take(someObligations(anObligation({ owed: [] })), review('scheduled', '2027-07-05'));
    const postponed = take(set, review('postponed', null));
    const again = take(postponed, review('scheduled', '2028-03-06'));
    const shown = [set, postponed, again].map((one) => subscribed(yearFeed(one, [])).entries[0]!);
    expect(shown.map(({ on, status, sequence, alarms }) => [on, status, sequence, alarms])).toEqual([
      ['2027-07-05', 'CONFIRMED', 0, 1],
      ['2027-07-05', 'CANCELLED', 1, 0],
      ['2028-03-06', 'CONFIRMED', 2, 1],
    ]);
    expect(new Set(shown.map(({ uid }) => uid)).size).toBe(1);
  });
});
