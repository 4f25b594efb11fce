import { describe, expect, it } from 'vitest';
import { parseSdgLinks } from '../../../contracts/schemas/sdg-links.ts';
import { checkSdgLinks, goalsOf, inGoalOrder, SDG_TARGETS } from '../../../domain/exports/sdg-targets.ts';
import { seedText } from '../../builders/reference.ts';

describe('the targets of the Sustainable Development Goals', () => {
  it('are 169 in 17 goals, each once', () => {
    expect(SDG_TARGETS).toHaveLength(169);
    expect(new Set(SDG_TARGETS).size).toBe(169);
    expect(goalsOf(SDG_TARGETS)).toEqual(Array.from({ length: 17 }, (_unused, i) => i + 1));
    for (const target of ['1.5', '1.b', '3.d', '16.a', '17.19']) expect(SDG_TARGETS).toContain(target);
    for (const target of ['0.1', '1.6', '1.c', '16.11', '17.a', '18.1']) expect(SDG_TARGETS).not.toContain(target);
  });

  it('stand in the order of the goals, each once', () => {
    expect(inGoalOrder(['16.a', '16.3', '8.7', '5.a', '16.3', '10.2'])).toEqual(['5.a', '8.7', '10.2', '16.3', '16.a']);
  });
});

describe('the links from subjects to targets', () => {
  it('as shipped hold no fault, and each says where it comes from', () => {
    const { links } = parseSdgLinks(seedText('sdg-targets.json'), 'seeds/sdg-targets.json');
    expect(links.length).toBeGreaterThan(40);
    for (const { source } of links) expect(source).toMatch(/wording of the target|an indicator of the target|ours/);
  });

  it.each([
    ['a target that is none', { theme: 'torture', targets: ['16.11'], persons: [] }, /no target "16\.11"/],
    ['a link to nothing', { theme: 'torture', targets: [], persons: [] }, /links to nothing/],
  ] as const)('refuse %s', (_what, link, message) => {
    expect(checkSdgLinks({ version: 1, source: 'a test', links: [{ ...link, source: 'a test' }] }).join()).toMatch(
      message,
    );
  });

  it('refuse a theme that stands twice, and one that is none', () => {
    const link = { theme: 'torture' as const, targets: ['16.1'], persons: [], source: 'a test' };
    expect(checkSdgLinks({ version: 1, source: 'a test', links: [link, link] }).join()).toMatch(/stands twice/);
    const file = JSON.stringify({ version: 1, source: 'a test', links: [{ ...link, theme: 'chess' }] });
    expect(() => parseSdgLinks(file, 'links.json')).toThrow(/links\.json.*chess/s);
  });
});
