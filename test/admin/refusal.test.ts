import { describe, expect, it } from 'vitest';
import { formKeyOf } from '../../admin/form/form-key.tsx';
import { refusalOf } from '../../admin/form/refusal.ts';
import { decidesFor, isPartnerOnly, worksFor } from '../../admin/council-roles.ts';
import { conflict, invalid, notFound } from '../../api/domain/errors.ts';
import type { CouncilRole, SignedIn } from '../../api/domain/people.ts';

describe('a use case’s refusal of a form', () => {
  it('names the fields, or the whole form where none is named', () => {
    expect(refusalOf(invalid('a.b', 'Wrong.', { dueOn: 'Enter a day.' }))).toEqual({
      errors: { dueOn: 'Enter a day.' },
      status: 422,
    });
    expect(refusalOf(conflict('a.b', 'Someone was first.'))).toEqual({
      errors: { form: 'Someone was first.' },
      status: 409,
    });
  });

  it('leaves anything else as it is', () => {
    for (const error of [notFound('a.b', 'Gone.'), new TypeError('ours')])
      expect(() => refusalOf(error)).toThrow(error);
  });
});

describe('the key of a form', () => {
  const ids = { next: () => 'newkey001' };

  it('is the one it was shown with, and a new one where it has none that we drew', () => {
    expect(formKeyOf({ key: 'k3f9x2m4q' }, ids)).toBe('k3f9x2m4q');
    for (const key of ['', 'short', 'K3F9X2M4Q', "k3f9x2m4'", 'k3f9x2m4q0', 'k3f9x2miq'])
      expect(formKeyOf({ key }, ids)).toBe('newkey001');
    expect(formKeyOf({}, ids)).toBe('newkey001');
  });
});

describe('what a person may be offered in an authority', () => {
  const person = (...roles: [authorityCode: string, role: CouncilRole][]) =>
    ({
      councilRoles: roles.map(([authorityCode, role]) => ({ authorityCode, role })),
    }) as unknown as SignedIn;

  it('goes by the roles held there, not elsewhere', () => {
    const both = person(['A', 'partner'], ['B', 'approver']);
    expect([worksFor(both, 'A'), decidesFor(both, 'A'), isPartnerOnly(both, 'A')]).toEqual([
      false,
      false,
      true,
    ]);
    expect([worksFor(both, 'B'), decidesFor(both, 'B'), isPartnerOnly(both, 'B')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([worksFor(both, null), isPartnerOnly(both, null)]).toEqual([false, true]);
  });

  it('a partner who also tests learns no more than a partner', () => {
    expect(isPartnerOnly(person(['A', 'partner'], ['A', 'tester']), 'A')).toBe(true);
    expect(isPartnerOnly(person(['A', 'administrator']), 'A')).toBe(false);
  });
});
