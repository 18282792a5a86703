import { expect, it } from 'vitest';
import type { Boundary } from '../../api/domain/boundary.ts';
import {
  selectAuthorities,
  selectAuthority,
  selectWard,
  selectWardBoundaries,
  selectWards,
  upsertAuthority,
  upsertWard,
} from '../../db/areas.ts';
import {
  deleteBankHoliday,
  selectBankHolidayDates,
  selectBankHolidays,
  selectLastBankHoliday,
  upsertBankHolidays,
} from '../../db/bank-holidays.ts';
import { selectAuthorityArea } from '../../db/boundaries.ts';
import { selectHelplines, upsertHelpline, type Helpline } from '../../db/helplines.ts';
import { describeEachEngine } from '../helpers/databases.ts';

const INSTANT = '2026-05-02T07:00:00.000Z';
const BARNET = 'E09000003';

const square = (west: number, south: number): Boundary => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
      [west, south],
    ],
  ],
});

describeEachEngine('authorities and wards', (open) => {
  it('an authority has no bounds until its boundary is imported, and keeps them after', async () => {
    const db = await open();
    await db.writeAll([upsertAuthority(db, { code: BARNET, name: 'Barnet' }, INSTANT)]);
    expect(await selectAuthority(db, BARNET)).toEqual({ code: BARNET, name: 'Barnet' });
    expect(await selectAuthorityArea(db, BARNET)).toBeUndefined();

    const bounds = { west: -1, south: 51, east: 0, north: 52 };
    await db.writeAll([
      upsertAuthority(db, { code: BARNET, name: 'Barnet', boundary: square(-1, 51) }, INSTANT),
    ]);
    expect(await selectAuthority(db, BARNET)).toEqual({ code: BARNET, name: 'Barnet', bounds });
    expect(await selectAuthorityArea(db, BARNET)).toEqual({ code: BARNET, boundary: square(-1, 51), bounds });

    await db.writeAll([upsertAuthority(db, { code: BARNET, name: 'London Borough of Barnet' }, INSTANT)]);
    expect(await selectAuthority(db, BARNET)).toEqual({
      code: BARNET,
      name: 'London Borough of Barnet',
      bounds,
    });
  });

  it('are listed by name', async () => {
    const db = await open();
    await db.writeAll([
      upsertAuthority(db, { code: 'E09000007', name: 'Camden' }, INSTANT),
      upsertAuthority(db, { code: BARNET, name: 'Barnet' }, INSTANT),
    ]);
    expect((await selectAuthorities(db)).map(({ name }) => name)).toEqual(['Barnet', 'Camden']);
    expect(await selectAuthority(db, 'E09000033')).toBeUndefined();
  });

  it('wards belong to one authority, and come with their boundaries only when asked', async () => {
    const db = await open();
    const ward = {
      code: 'E05013644',
      authorityCode: BARNET,
      name: 'High Barnet',
      boundary: square(-0.2, 51.6),
    };
    await db.writeAll([
      upsertAuthority(db, { code: BARNET, name: 'Barnet' }, INSTANT),
      upsertWard(db, { ...ward, name: 'Old name' }, INSTANT),
      upsertWard(db, ward, INSTANT),
    ]);
    const { boundary, ...rest } = ward;
    const bounds = { west: -0.2, south: 51.6, east: 0.8, north: 52.6 };
    expect(await selectWards(db)).toEqual([{ ...rest, bounds }]);
    expect(await selectWard(db, ward.code)).toEqual({ ...rest, bounds });
    expect(await selectWard(db, 'E05000000')).toBeUndefined();
    expect(await selectWardBoundaries(db, BARNET)).toEqual([{ ...rest, bounds, boundary }]);
    expect(await selectWardBoundaries(db)).toHaveLength(1);
  });
});

describeEachEngine('bank holidays', (open) => {
  it('are one list per division, in order, and renamed rather than doubled', async () => {
    const db = await open();
    await db.writeAll([
      ...upsertBankHolidays(db, 'england-and-wales', [
        { date: '2026-12-28', title: 'Boxing Day' },
        { date: '2026-12-25', title: 'Christmas' },
      ]),
      ...upsertBankHolidays(db, 'scotland', [{ date: '2026-11-30', title: 'St Andrew’s Day' }]),
    ]);
    await db.writeAll(
      upsertBankHolidays(db, 'england-and-wales', [{ date: '2026-12-25', title: 'Christmas Day' }]),
    );
    expect(await selectBankHolidays(db)).toEqual([
      { date: '2026-12-25', title: 'Christmas Day' },
      { date: '2026-12-28', title: 'Boxing Day' },
    ]);
    expect(await selectBankHolidays(db, { from: '2026-12-26' })).toHaveLength(1);
    expect(await selectBankHolidayDates(db, 'scotland')).toEqual(['2026-11-30']);
  });

  it('say how far they reach, and can be taken back', async () => {
    const db = await open();
    expect(await selectLastBankHoliday(db)).toBeUndefined();
    await db.writeAll(
      upsertBankHolidays(
        db,
        'england-and-wales',
        Array.from({ length: 100 }, (_, index) => ({
          date: `${2000 + index}-01-01`,
          title: 'New Year’s Day',
        })),
      ),
    );
    expect(await selectLastBankHoliday(db)).toBe('2099-01-01');
    await db.writeAll([deleteBankHoliday(db, 'england-and-wales', '2099-01-01')]);
    expect(await selectLastBankHoliday(db)).toBe('2098-01-01');
  });
});

const aHelpline = (helpline: Pick<Helpline, 'key'> & Partial<Helpline>): Helpline => ({
  position: 10,
  shown: true,
  emergency: false,
  name: 'Helpline',
  forWhom: 'Anyone',
  phone: '020 7946 0001',
  textNumber: '',
  email: '',
  website: '',
  hours: '24 hours, every day',
  owner: 'officer',
  source: 'https://example.org',
  checkedOn: '2026-04-01',
  authorityCode: null,
  ...helpline,
});

describeEachEngine('helplines', (open) => {
  it('list emergencies first, then in their order; a council’s own only for its area', async () => {
    const db = await open();
    await db.writeAll([
      upsertAuthority(db, { code: BARNET, name: 'Barnet' }, INSTANT),
      upsertHelpline(db, aHelpline({ key: 'council', position: 1, authorityCode: BARNET })),
      upsertHelpline(db, aHelpline({ key: 'childline', position: 3 })),
      upsertHelpline(db, aHelpline({ key: 'police-101', position: 2 })),
      upsertHelpline(db, aHelpline({ key: '999', position: 9, emergency: true })),
    ]);
    const keys = async (code?: string) => (await selectHelplines(db, code)).map(({ key }) => key);
    expect(await keys()).toEqual(['999', 'police-101', 'childline']);
    expect(await keys(BARNET)).toEqual(['999', 'council', 'police-101', 'childline']);
    expect(await keys('E09000007')).toEqual(['999', 'police-101', 'childline']);
  });

  it('come back as they were written, and are brought up to date by key', async () => {
    const db = await open();
    await db.writeAll([upsertHelpline(db, aHelpline({ key: 'x', phone: 'old' }))]);
    const helpline = aHelpline({ key: 'x', emergency: true, textNumber: '61016', checkedOn: '2026-05-01' });
    await db.writeAll([upsertHelpline(db, helpline)]);
    expect(await selectHelplines(db)).toEqual([helpline]);
  });
});
