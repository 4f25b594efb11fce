import { describe, expect, it } from 'vitest';
import { isReserved, usableAddress } from '../../../domain/offices/address.ts';

describe('an address', () => {
  it.each([
    'focal.point@moi.treaty-desk.example',
    'so-ic.2+un@mohr.gov.pk',
    "o'hara@punjab.gov.pk",
    `${'a'.repeat(64)}@mohr.gov.pk`,
  ])('%s can be written to', (address) => {
    expect(usableAddress(address)).toEqual({ ok: true, address });
  });

  it.each<[string | null, string, string]>([
    [null, 'there is no address', 'none'],
    ['  ', 'there is no address', 'only spaces'],
    ['a@moi.gov.pk\nBcc: b@evil.org', 'holds a line break', 'a header of its own'],
    ['a@moi.gov.pk\r\n', 'holds a line break', 'a line break at the end'],
    ['a@moi.gov.pk\u2028', 'holds a line break', 'a line break of another kind'],
    ['a\u200b@moi.gov.pk', 'invisible character', 'a space that cannot be seen'],
    ['a\u0000@moi.gov.pk', 'invisible character', 'a zero byte'],
    ['a@moi.gov.pk, b@moi.gov.pk', 'is more than one address', 'two with a comma'],
    ['a@moi.gov.pk;b@moi.gov.pk', 'is more than one address', 'two with a semicolon'],
    ['a@moi.gov.pk b@moi.gov.pk', 'is more than one address', 'two with a space'],
    ['Focal Point <a@moi.gov.pk>', 'holds a space', 'a display name'],
    ['<a@moi.gov.pk>', 'no usable name', 'in angle brackets'],
    ['moi.gov.pk', 'holds no @', 'a domain alone'],
    ['@moi.gov.pk', 'no usable name', 'no name'],
    ['a..b@moi.gov.pk', 'no usable name', 'an empty part'],
    ['a@moi', 'no usable domain', 'no dot'],
    ['دفتر@mohr.gov.pk', 'no usable name', 'letters that few servers take'],
    ['а@moi.gov.pk', 'no usable name', 'a Cyrillic letter that looks like a Latin one'],
    ['a@', 'no usable domain', 'no domain'],
    ['a@-moi.gov.pk', 'no usable domain', 'a hyphen at the edge'],
    ['a@192.168.1.1', 'no usable domain', 'a number for a domain'],
    [`${'a'.repeat(65)}@moi.gov.pk`, 'is longer than 64 characters before the @', 'a name too long'],
    [`a@${'b.'.repeat(130)}pk`, 'or 254 in all', 'an address too long'],
  ])('%j cannot be written to: %s (%s)', (address, problem) => {
    const check = usableAddress(address);
    expect(check.ok).toBe(false);
    expect(check.ok || check.problem).toContain(problem);
    expect(check.ok || check.problem).toContain('accepted: one address such as');
    expect(check.ok || /[\n\r\u2028\u200b\0]/.test(check.problem)).toBe(false);
  });

  it.each([
    ['head@moi.treaty-desk.example', true],
    ['head@MOI.EXAMPLE', true],
    ['a@desk.test', true],
    ['a@desk.invalid', true],
    ['a@mail.example.org', true],
    ['a@mohr.gov.pk', false],
    ['a@myexample.com', false],
    ['a@example.gov.pk', false],
  ])('%s lies in a reserved domain: %s', (address, reserved) => {
    expect(isReserved(address)).toBe(reserved);
  });
});
