import { describe, expect, it } from 'vitest';
import { licenceConcerns, type ConcernFacts } from '../../../api/domain/licence-concerns.ts';

const TODAY = '2026-06-10';
const facts = (given: Partial<ConcernFacts> = {}): ConcernFacts => ({
  status: 'in_force',
  endsOn: null,
  supervisorSince: null,
  checkedOn: null,
  accreditations: [{ state: 'accredited', validFrom: '2026-03-01' }],
  ...given,
});

describe('what about a licence makes its venue worth another look', () => {
  it.each<[string, Partial<ConcernFacts>, string[]]>([
    ['nothing where it is in order', {}, []],
    ['nothing where its status is not known', { status: 'unknown' }, []],
    ['a suspension', { status: 'suspended' }, ['suspended']],
    ['a review', { status: 'under_review' }, ['under_review']],
    ['that it was surrendered', { status: 'surrendered' }, ['ended']],
    ['that its time is over', { endsOn: '2026-06-09' }, ['ended']],
    ['not that it ends today', { endsOn: TODAY }, []],
    ['another supervisor since', { supervisorSince: '2026-05-01' }, ['supervisor_changed']],
    [
      'another supervisor on the day of accreditation',
      { supervisorSince: '2026-03-01' },
      ['supervisor_changed'],
    ],
    ['not another supervisor before', { supervisorSince: '2026-02-28' }, []],
    ['not where an officer has looked since', { supervisorSince: '2026-05-01', checkedOn: '2026-05-01' }, []],
    [
      'two things at once',
      { status: 'suspended', supervisorSince: '2026-05-01', checkedOn: '2026-04-30' },
      ['suspended', 'supervisor_changed'],
    ],
    ['nothing where nobody is accredited', { status: 'suspended', accreditations: [] }, []],
    [
      'nothing where the accreditation is suspended itself',
      { status: 'suspended', accreditations: [{ state: 'suspended', validFrom: '2026-03-01' }] },
      [],
    ],
  ])('%s', (_, given, concerns) => {
    expect(licenceConcerns(facts(given), TODAY)).toEqual(concerns);
  });
});
