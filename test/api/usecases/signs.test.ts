import { expect, it } from 'vitest';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { issueSigns } from '../../../api/usecases/issue-signs.ts';
import { listManagedVenues } from '../../../api/usecases/list-managed-venues.ts';
import { returnSigns } from '../../../api/usecases/return-signs.ts';
import { showSigns } from '../../../api/usecases/show-signs.ts';
import { signsToPrint } from '../../../api/usecases/signs-to-print.ts';
import type { SignLanguage } from '../../../api/domain/sign-languages.ts';
import { SIGN_LANGUAGES } from '../../../api/domain/sign-languages.ts';
import { describeEachEngine, type OpenDatabase } from '../../helpers/databases.ts';
import { aManagedVenue } from '../../helpers/managed-venue.ts';

const SCHEME = { schemeKey: 'safe_haven' };

async function aVenue(open: OpenDatabase) {
  const venue = await aManagedVenue(await open());
  return {
    ...venue,
    issue: (languages: readonly SignLanguage[] = []) => issueSigns({ ...venue, ...SCHEME, languages }),
    giveBack: (note = '') => returnSigns({ ...venue, ...SCHEME, note }),
    print: () => signsToPrint({ ...venue, ...SCHEME }),
    decide: (to: 'suspended' | 'accredited', dates = {}) =>
      decideAccreditation({ ...venue, ...SCHEME, to, reason: 'decided', dates }),
    async signs() {
      const { schemes, ended } = await showSigns(venue);
      return { out: schemes[0]?.out, until: schemes[0]?.until, ended };
    },
    signsTrail: async () =>
      (await venue.trail()).map(({ action }) => action).filter((action) => action.startsWith('signage.')),
    signsTasks: async () =>
      (await listManagedVenues({ ...venue, venueIds: [venue.venueId] }))[0]?.tasks
        .map(({ kind }) => kind)
        .filter((kind) => kind.endsWith('_signs')),
  };
}

describeEachEngine('the signs of a venue', (open) => {
  it('are made with the last day of the accreditation on them, and leave an event', async () => {
    const venue = await aVenue(open);
    await venue.issue(['pl', 'ar']);
    expect((await venue.signs()).out).toMatchObject({
      ...{ languages: ['pl', 'ar'], validUntil: '2027-02-28', state: 'issued', standing: 'in_use' },
      ...{ issuedBy: 'person/manager', issuedAt: '2026-06-10T17:00:00.000Z' },
    });
    expect(await venue.signsTrail()).toEqual(['signage.issued']);
    expect(await venue.print()).toMatchObject({
      ...{ venueName: 'The Paper Lantern', schemeName: 'safe_haven', languages: ['pl', 'ar'] },
      address: `https://havens.example/havens/${venue.venueId}`,
      validUntil: '2027-02-28',
    });
    expect((await venue.print()).authorityName).not.toBe('the council');
  });

  it('asked for twice with the same words are made once', async () => {
    const venue = await aVenue(open);
    await venue.issue(['pl']);
    await venue.issue(['pl']);
    expect(await venue.signsTrail()).toEqual(['signage.issued']);
  });

  it('in other languages replace those that were out', async () => {
    const venue = await aVenue(open);
    await venue.issue(['pl']);
    await venue.issue(['ro']);
    const { out, ended } = await venue.signs();
    expect(out?.languages).toEqual(['ro']);
    expect(ended).toMatchObject([{ languages: ['pl'], state: 'replaced' }]);
    expect((await venue.signsTrail()).toSorted()).toEqual([
      'signage.issued',
      'signage.issued',
      'signage.replaced',
    ]);
  });

  it('made by two people at once are out once', async () => {
    const venue = await aVenue(open);
    const made = await Promise.allSettled([venue.issue(['pl']), venue.issue(['ro'])]);
    const refused = made.filter(({ status }) => status === 'rejected');
    const { out, ended } = await venue.signs();
    expect(out?.state).toBe('issued');
    // Either the second saw the first's and replaced it, or it was told.
    expect(refused.length + ended.length).toBe(1);
    for (const result of refused)
      expect(result).toMatchObject({ reason: { code: 'signs.issued_meanwhile', status: 409 } });
  });

  it('are not made in more languages than can be read', async () => {
    const venue = await aVenue(open);
    await expect(venue.issue(SIGN_LANGUAGES)).rejects.toMatchObject({
      ...{ code: 'signs.too_many_languages', status: 400 },
      fields: { languages: 'Choose 8 languages or fewer, so that each can be read.' },
    });
    expect(await venue.signsTrail()).toEqual([]);
  });

  it('cannot be made or printed once the venue is suspended, and are to be taken down', async () => {
    const venue = await aVenue(open);
    await venue.issue();
    expect(await venue.signsTasks()).toEqual([]);
    await venue.decide('suspended');
    expect((await venue.signs()).out?.standing).toBe('take_down');
    expect(await venue.signsTasks()).toEqual(['take_down_signs']);
    for (const refused of [venue.issue(['pl']), venue.print()])
      await expect(refused).rejects.toMatchObject({ code: 'signs.not_now', status: 409 });
    await venue.giveBack('Destroyed');
    expect(await venue.signs()).toMatchObject({
      out: undefined,
      ended: [{ state: 'returned', note: 'Destroyed', endedAt: '2026-06-10T17:00:00.000Z' }],
    });
    expect(await venue.signsTasks()).toEqual([]);
    expect(await venue.signsTrail()).toEqual(['signage.issued', 'signage.returned']);
    await expect(venue.giveBack()).rejects.toMatchObject({ code: 'signs.none_out', status: 409 });
  });

  it('are to be taken down the day after the training ends, whether or not a job has run', async () => {
    const venue = await aVenue(open);
    await venue.issue();
    venue.clock.set('2027-02-28T22:00:00Z');
    expect((await venue.signs()).out?.standing).toBe('in_use');
    venue.clock.set('2027-03-01T00:30:00Z');
    expect((await venue.signs()).out?.standing).toBe('take_down');
    await expect(venue.print()).rejects.toMatchObject({ code: 'signs.not_now' });
  });

  it('are replaced after a renewal, because they say the earlier day', async () => {
    const venue = await aVenue(open);
    await venue.issue();
    const dates = { valid_to: '2028-02-28', training_until: '2028-02-28' };
    await venue.decide('accredited', {
      ...{ valid_from: '2026-03-01', trained_on: '2026-03-02', ...dates },
    });
    expect((await venue.signs()).out?.standing).toBe('replace');
    expect(await venue.signsTasks()).toEqual(['replace_signs']);
    await expect(venue.print()).rejects.toMatchObject({ code: 'signs.out_of_date' });
    await venue.issue();
    expect((await venue.print()).validUntil).toBe('2028-02-28');
  });

  it('are printed only after they were made', async () => {
    const venue = await aVenue(open);
    await expect(venue.print()).rejects.toMatchObject({ code: 'signs.none_made', status: 409 });
  });
});
