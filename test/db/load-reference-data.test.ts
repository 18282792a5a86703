import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contains, type Boundary } from '../../api/domain/boundary.ts';
import { distanceMetres } from '../../api/domain/geo.ts';
import { fixedClock } from '../../api/system-clock.ts';
import { selectBankHolidays, upsertBankHolidays } from '../../db/bank-holidays.ts';
import type { Database } from '../../db/database.ts';
import { selectHelplines, upsertHelpline } from '../../db/helplines.ts';
import { loadReferenceData } from '../../db/reference-data.ts';
import { REFERENCE_BANK_HOLIDAYS } from '../../db/reference/bank-holidays.ts';
import { REFERENCE_HELPLINES } from '../../db/reference/helplines.ts';
import { REFERENCE_OUTCODES, REFERENCE_PLACES } from '../../db/reference/places.ts';
import { REFERENCE_SCHEMES } from '../../db/reference/schemes.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { hasSharedData, sharedData } from '../helpers/shared-data.ts';

const clock = fixedClock(Date.parse('2026-11-22T12:00:00Z'));
const NOTHING = {
  authorities: 0,
  schemes: 0,
  helplines: 0,
  bankHolidays: 0,
  places: 0,
  outcodes: 0,
  pledges: 0,
};

describeEachEngine('reference data', (open) => {
  it('is added once: the second time nothing is missing', async () => {
    const db = await open();
    expect(await loadReferenceData({ db, clock })).toEqual({
      authorities: 1,
      schemes: 5,
      helplines: 15,
      bankHolidays: 24,
      places: 41,
      outcodes: 13,
      pledges: 1,
    });
    expect(await loadReferenceData({ db, clock })).toEqual(NOTHING);
    const audit = await db.query.selectFrom('audit_events').select(['action', 'details']).execute();
    expect(audit).toHaveLength(1);
    expect(audit[0]?.action).toBe('reference.added');
  });

  it('may be added by two processes at once', async () => {
    const db = await open();
    await Promise.all([loadReferenceData({ db, clock }), loadReferenceData({ db, clock })]);
    expect(await selectSchemes(db, '2026-11-22')).toHaveLength(5);
  });

  it('never overwrites what an officer changed', async () => {
    const db = await open();
    await loadReferenceData({ db, clock });
    const childline = REFERENCE_HELPLINES.find(({ key }) => key === 'childline');
    if (!childline) throw new Error('no Childline');
    await db.writeAll([
      upsertHelpline(db, { ...childline, phone: '0800 9999', checkedOn: '2027-01-05' }),
      db.query
        .updateTable('scheme_versions')
        .set({ wording: '{"en":{"name":"Ours"}}' })
        .where('scheme_key', '=', 'safe_haven')
        .compile(),
      db.query.updateTable('authorities').set({ name: 'London Borough of Barnet' }).compile(),
      db.query.deleteFrom('places').where('id', '=', 'station/edgware').compile(),
    ]);
    expect(await loadReferenceData({ db, clock })).toEqual({ ...NOTHING, places: 1 });
    expect((await selectHelplines(db)).find(({ key }) => key === 'childline')).toMatchObject({
      phone: '0800 9999',
      checkedOn: '2027-01-05',
    });
    const [safeHaven] = await selectSchemes(db, '2026-11-22');
    expect(safeHaven?.wording).toEqual({ en: { name: 'Ours' } });
    expect(await db.query.selectFrom('authorities').select('name').execute()).toEqual([
      { name: 'London Borough of Barnet' },
    ]);
  });

  it('leaves a year of bank holidays alone that an import has brought', async () => {
    const db = await open();
    await db.writeAll(
      upsertBankHolidays(db, 'england-and-wales', [{ date: '2027-05-10', title: 'Early May, moved' }]),
    );
    await loadReferenceData({ db, clock });
    expect(await holidaysOf(db, '2027')).toEqual(['2027-05-10']);
    expect(await holidaysOf(db, '2026')).toHaveLength(8);
  });
});

async function holidaysOf(db: Database, year: string): Promise<string[]> {
  return (await selectBankHolidays(db)).map(({ date }) => date).filter((date) => date.startsWith(year));
}

describe('the wording of the schemes', () => {
  const texts = REFERENCE_SCHEMES.flatMap(({ key, wording: { en } }) =>
    [en.summary, en.say, en.staffWill].map((text) => ({ key, text })),
  );

  it('says that people here are trained to help', () => {
    for (const { wording } of REFERENCE_SCHEMES) expect(wording.en.summary).toMatch(/trained to help/);
  });

  it('never calls a place safe, promises nothing, and tells no story of Angela', () => {
    const promise = /safe (place|space|haven)|you (are|will be) safe|guarantee|\bCST\b/i;
    const story = /guardian angel|named after|stands for/i;
    expect(texts.filter(({ text }) => promise.test(text) || story.test(text))).toEqual([]);
  });

  it('uses short sentences', () => {
    const long = texts
      .flatMap(({ text }) => text.split(/(?<=[.?!]) /))
      .filter((sentence) => sentence.split(/\s+/).length > 22);
    expect(long).toEqual([]);
  });
});

describe('the helplines', () => {
  it('each have an owner, a source to check before launch, the day of checking, and a way to reach them', () => {
    for (const helpline of REFERENCE_HELPLINES) {
      expect(helpline.owner).not.toBe('');
      expect(helpline.source).toMatch(/\S; check before launch$/);
      expect(helpline.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(helpline.phone + helpline.textNumber + helpline.website).not.toBe('');
    }
    expect(REFERENCE_HELPLINES[0]).toMatchObject({ phone: '999', emergency: true });
    expect(REFERENCE_HELPLINES[0]?.forWhom).toContain('press 55');
  });
});

describe.skipIf(!hasSharedData)('reference data beside the published originals', () => {
  it('holds the bank holidays as GOV.UK publishes them', () => {
    const published = JSON.parse(readFileSync(sharedData('bank-holidays', 'bank-holidays.json'), 'utf8')) as {
      'england-and-wales': { events: { date: string; title: string }[] };
    };
    const coming = published['england-and-wales'].events
      .map(({ date, title }) => ({ date, title }))
      .filter(({ date }) => date >= '2026');
    expect(REFERENCE_BANK_HOLIDAYS).toEqual(coming);
  });

  it('has its places in Barnet, and its outward codes within 400 metres of the mean of their postcodes', () => {
    const { features } = JSON.parse(readFileSync(sharedData('wards', 'barnet-borough.geojson'), 'utf8')) as {
      features: { geometry: Boundary }[];
    };
    const borough = features[0]?.geometry;
    if (!borough) throw new Error('the borough has no outline');
    expect(REFERENCE_PLACES.filter((place) => !contains(borough, place))).toEqual([]);

    const centres = new Map(
      readFileSync(sharedData('postcodes', 'gb-outcode-centroids.csv'), 'utf8')
        .split('\n')
        .map((line) => line.split(','))
        .map(([outcode = '', , , , lat, lon]) => [outcode, [Number(lat), Number(lon)]] as const),
    );
    const off = Object.entries(REFERENCE_OUTCODES).filter(([outcode, [lat, lon]]) => {
      const [meanLat = NaN, meanLon = NaN] = centres.get(outcode) ?? [];
      return !(distanceMetres({ lat, lon }, { lat: meanLat, lon: meanLon }) < 400);
    });
    expect(off).toEqual([]);
  });
});
