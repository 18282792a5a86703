import { describe, expect, it } from 'vitest';
import {
  certificateCode,
  certificateState,
  codeInGroups,
  countsUntil,
  isSameName,
} from '../../../api/domain/certificate.ts';
import { SCHEME_RULES } from '../../../db/reference/scheme-rules.ts';

describe('a certificate', () => {
  const schemes = Object.values(SCHEME_RULES).map((rules) => ({ rules }));
  const trained = { moduleKey: 'ask_for_angela', trainedOn: '2026-06-10' } as const;

  it('counts at the longest as the scheme has it that asks least often', () => {
    expect(countsUntil(trained, schemes)).toBe('2027-06-09');
    const rules = SCHEME_RULES.ask_for_angela;
    const often = { rules: { ...rules, training: { ...rules.training, refreshMonths: 6 } } };
    expect(countsUntil(trained, [often])).toBe('2026-12-09');
    expect(countsUntil(trained, [often, ...schemes])).toBe('2027-06-09');
  });

  it('of something that no scheme asks for counts a year', () => {
    expect(countsUntil({ ...trained, moduleKey: 'under_18s_and_safeguarding' }, [])).toBe('2027-06-09');
  });

  it('counts on its last day, has ended on the next, and not at all once it was taken back', () => {
    const state = (revokedAt: string | null, today: string) =>
      certificateState({ revokedAt }, '2027-06-09', today);
    expect(state(null, '2027-06-09')).toBe('counts');
    expect(state(null, '2027-06-10')).toBe('ended');
    expect(state('2026-07-01T10:00:00.000Z', '2026-07-01')).toBe('revoked');
  });

  it('is found by its code as somebody types it from paper', () => {
    expect(certificateCode(' K3F9X2 M4QK3F-9X2M4Q ')).toBe('k3f9x2m4qk3f9x2m4q');
    expect(certificateCode('OIL0')).toBe('0110');
    expect(codeInGroups('k3f9x2m4qk3f9x2m4q')).toBe('K3F9X2 M4QK3F 9X2M4Q');
    expect(certificateCode(codeInGroups('k3f9x2m4qk3f9x2m4q'))).toBe('k3f9x2m4qk3f9x2m4q');
  });
});

describe('a name', () => {
  it.each([
    ['Zoë Łukasik', ' zoe  lukasik '],
    ['O’Neill-Smith', "o'neill smith"],
    ['مُحَمَّد', 'محمد'],
    ['ＡＤＡ', 'ada'],
  ])('%s is %s', (one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });

  it.each([
    ['Ada', 'Ida'],
    ['Ada Example', 'Ada'],
    ['', ''],
    ['!!!', '???'],
  ])('%s is not %s', (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });
});
