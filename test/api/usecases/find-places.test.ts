import { expect, it } from 'vitest';
import { systemClock } from '../../../api/system-clock.ts';
import { findPlaces } from '../../../api/usecases/find-places.ts';
import { loadReferenceData } from '../../../db/reference-data.ts';
import { insertRows } from '../../../db/writes.ts';
import { describeEachEngine } from '../../helpers/databases.ts';

describeEachEngine('finding where a typed place is', (open) => {
  /** Barnet’s town centres, stations and outward codes, and one postcode. */
  async function search(): Promise<(text: string) => Promise<string[]>> {
    const db = await open();
    await loadReferenceData({ db, clock: systemClock });
    await db.writeAll(
      insertRows(db, 'postcodes', [
        {
          postcode: 'N120QG',
          lat: 51.6141,
          lon: -0.1766,
          quality: 10,
          authority_code: null,
          ward_code: null,
        },
      ]),
    );
    return async (text) =>
      (await findPlaces({ text, db })).map(({ label, isGuess }) => (isGuess ? `${label}?` : label));
  }

  it('takes a name that fits exactly, and asks where several begin alike', async () => {
    const found = await search();
    expect(await found('finchley central')).toEqual(['Finchley Central']);
    expect(await found('Finchley Central tube station')).toEqual(['Finchley Central station']);
    expect(await found('Edgware station')).toEqual(['Edgware station']);
    expect(await found('edgwar')).toEqual(['Edgware', 'Edgware station']);
    expect(await found('n12')).toEqual(['N12']);
  });

  it('offers the nearest names where nothing is called what was typed, one of them too as a guess', async () => {
    const found = await search();
    expect(await found('Nort Finchley')).toEqual(['North Finchley?']);
    expect(await found('East Finchly')).toEqual(['East Finchley?', 'East Finchley station?']);
    expect(await found('finchly')).toHaveLength(5);
    expect(await found('atlantis')).toEqual([]);
  });

  it('reads letters for the digits they look like, and asks where that is not certain', async () => {
    const found = await search();
    expect(await found('N12 OQG')).toEqual(['N12 0QG']);
    expect(await found('n12oqg')).toEqual(['N12 0QG']);
    expect(await found('N12 OZZ')).toEqual(['N12']);
    expect(await found('NI2 0QG')).toEqual(['N12 0QG?']);
    expect(await found('nI2')).toEqual(['N12?']);
    expect(await found('N12 O')).toEqual(['N12?']);
    expect(await found('nwll')).toEqual(['NW11?']);
    expect(await found('ZZ9 OZZ')).toEqual([]);
  });
});
