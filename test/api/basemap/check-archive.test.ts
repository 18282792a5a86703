import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../api/basemap/archive.ts';
import { checkArchive } from '../../../api/basemap/check-archive.ts';
import { archiveAt, archiveOf, withByte } from '../../helpers/archives.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

const london = () => sharedData('pmtiles', 'london-central-z12.pmtiles');
const bytes = () => new Uint8Array(readFileSync(london()));

async function complaint(archive: Parameters<typeof checkArchive>[0]): Promise<string> {
  try {
    await checkArchive(archive);
  } catch (error) {
    if (error instanceof ArchiveError) return error.message;
    throw error;
  }
  return 'passed';
}

/** Offsets of PMTiles version 3, section 3. */
const HEADER = { internalCompression: 97, tileCompression: 98, tileType: 99, minZoom: 100, minLon: 102 };

describe.runIf(hasSharedData)('an archive of map tiles', () => {
  it('tells the bounds, zooms, layers and whom to credit, without markup', async () => {
    expect(await checkArchive(archiveAt(london()))).toEqual({
      bounds: { west: -0.25, south: 51.46, east: -0.05, north: 51.57 },
      minZoom: 0,
      maxZoom: 12,
      notice: '© OpenStreetMap contributors',
      layers: ['labels', 'roads', 'water'],
    });
  });

  it.each(['test_fixture_1.pmtiles', 'test_fixture_2.pmtiles'])(
    'that is tiny but whole passes: %s',
    async (name) => {
      expect(await complaint(archiveAt(sharedData('pmtiles', 'fixtures', name)))).toBe('passed');
    },
  );

  it.each([
    ['empty.pmtiles', /is cut short: it has 0 bytes/],
    ['invalid.pmtiles', /is not a PMTiles archive/],
    ['invalid_v4.pmtiles', /is PMTiles of version 4, and version 3 is needed/],
    ['test_fixture_mlt.pmtiles', /does not hold vector tiles \(MVT\)/],
  ])('that is broken is refused in one line that names it: %s', async (name, wrong) => {
    expect(readdirSync(sharedData('pmtiles', 'fixtures'))).toContain(name);
    const said = await complaint(archiveAt(sharedData('pmtiles', 'fixtures', name)));
    expect(said).toMatch(wrong);
    expect(said).toContain(name);
    expect(said).toMatch(/Or unset BASEMAP\.$/);
    expect(said).not.toContain('\n');
  });

  it('is refused wherever it is cut', async () => {
    const whole = bytes();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
        expect(await complaint(archiveOf(whole.subarray(0, length)))).toMatch(/is cut short/);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['pictures instead of vector tiles', HEADER.tileType, 2, /does not hold vector tiles/],
    ['tiles in brotli', HEADER.tileCompression, 3, /compressed in a way that browsers cannot read/],
    ['a directory in zstd', HEADER.internalCompression, 4, /compressed in a way that browsers cannot read/],
    ['zooms the wrong way round', HEADER.minZoom, 20, /has no zoom levels/],
    ['bounds off the earth', HEADER.minLon + 3, 0x7f, /does not say which part of the world/],
    ['a directory that is not one', 140, 0, /is damaged/],
  ])('with %s is refused', async (_, at, value, wrong) => {
    expect(await complaint(archiveOf(withByte(bytes(), at, value)))).toMatch(wrong);
  });

  it('with any byte of its header changed is refused or served, and never ends in another error', async () => {
    const whole = bytes();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 226 }), fc.nat({ max: 255 }), async (at, value) => {
        expect(await complaint(archiveOf(withByte(whole, at, value)))).toMatch(
          /^(passed|BASEMAP=area\.pmtiles .+)$/,
        );
      }),
      { numRuns: 300 },
    );
  });
});
