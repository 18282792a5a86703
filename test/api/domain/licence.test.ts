import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LICENCE_STATUSES,
  licenceKey,
  licenceKindOf,
  licenceStanding,
  licenceStatusOf,
  samePerson,
  type LicenceStatus,
} from '../../../api/domain/licence.ts';

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('whether a licence stands', () => {
  const term = (status: LicenceStatus, startsOn: string | null = null, endsOn: string | null = null) => ({
    status,
    startsOn,
    endsOn,
  });

  it.each<[LicenceStatus, string]>([
    ['in_force', 'stands'],
    ['under_review', 'stands'],
    ['suspended', 'does_not_stand'],
    ['surrendered', 'does_not_stand'],
    ['lapsed', 'does_not_stand'],
    ['revoked', 'does_not_stand'],
    ['unknown', 'not_known'],
  ])('one that is %s %s', (status, standing) => {
    expect(licenceStanding(term(status), '2026-11-22')).toBe(standing);
  });

  it('holds on its first and its last day, and on no day outside', () => {
    const facts = term('in_force', '2026-02-01', '2026-10-31');
    expect(licenceStanding(facts, '2026-01-31')).toBe('does_not_stand');
    expect(licenceStanding(facts, '2026-02-01')).toBe('stands');
    expect(licenceStanding(facts, '2026-10-31')).toBe('stands');
    expect(licenceStanding(facts, '2026-11-01')).toBe('does_not_stand');
  });

  it('never stands outside its dates, whatever its status', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LICENCE_STATUSES), day, day, day, (status, start, end, today) => {
        fc.pre(today < start || today > end);
        expect(licenceStanding(term(status, start, end), today)).toBe('does_not_stand');
      }),
    );
  });
});

describe('the key of a licence', () => {
  it('is its number and postcode, however they are written', () => {
    expect(licenceKey(' 23/07475/lipn ', 'ng1 3al')).toBe('23/07475/LIPN@NG13AL');
    expect(licenceKey('LN  12', '')).toBe('LN 12@');
  });

  it('keeps apart premises that share a number', () => {
    expect(licenceKey('36453', 'NG1 3FQ')).not.toBe(licenceKey('36453', 'NG3 1AX'));
  });
});

describe("a register's own words", () => {
  it.each<[string, LicenceStatus]>([
    ['Approved', 'in_force'],
    ['  CURRENT ', 'in_force'],
    ['Licence granted', 'in_force'],
    ['Premises Licence is in force', 'in_force'],
    ['Issued', 'in_force'],
    ['Suspended', 'suspended'],
    ['Licence Suspended – non-payment of annual fee', 'suspended'],
    ['Suspended (Annual Fee)', 'suspended'],
    ['Under Review', 'under_review'],
    ['Review pending', 'under_review'],
    ['Surrendered', 'surrendered'],
    ['Expired', 'lapsed'],
    ['Licence lapsed', 'lapsed'],
    ['Revoked', 'revoked'],
  ])('%j is %s', (words, status) => {
    expect(licenceStatusOf(words)).toBe(status);
  });

  it.each([
    '',
    'Suspension lifted',
    'No longer suspended',
    'Not suspended',
    'Reviewed',
    'Review determined',
    'Not current',
    'Not approved',
    'Refused',
    'Pending',
    'Application received',
    'Approved subject to appeal',
    'Suspended sentence lifted',
    'Revocation appealed',
  ])('%j is not one we know, and is not guessed', (words) => {
    expect(licenceStatusOf(words)).toBe('unknown');
  });

  it('never makes something of words that say nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(LICENCE_STATUSES).toContain(licenceStatusOf(words));
        expect(licenceStatusOf(`not ${words}`)).toBe('unknown');
      }),
    );
  });

  it.each([
    ['Premises  licence', 'premises_licence'],
    ['Premises Licence (Alcohol)', 'premises_licence'],
    ['Club premises certificate', 'club_premises_certificate'],
    ['CLUB CERTIFICATE', 'club_premises_certificate'],
    ['Late night refreshment', 'other'],
    ['', 'other'],
    ['Temporary Event Notice', undefined],
    ['TEN (late)', undefined],
    ['Personal Licence', undefined],
  ])('%j is the kind %s', (words, kind) => {
    expect(licenceKindOf(words)).toBe(kind);
  });

  it.each([
    ['Ann Example', 'ANN  EXAMPLE', true],
    ['Ms. Ann Example', 'Example, Ann', true],
    ['Zoë Example', 'Zoe Example', true],
    ['Ann Example', 'Anne Example', false],
    ['Ann Example', 'Ann Sample', false],
  ])('%j and %j are the same person: %s', (a, b, same) => {
    expect(samePerson(a, b)).toBe(same);
    expect(samePerson(b, a)).toBe(same);
  });
});
