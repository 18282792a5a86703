import { describe, expect, it } from 'vitest';
import { LicencePanel } from '../../../admin/licences/licence-panel.tsx';
import { showVenueLicences } from '../../../api/usecases/show-licence.ts';
import { addLicenceRow } from '../../helpers/licences.ts';
import { openMemory } from '../../helpers/databases.ts';
import { addVenue, BARNET, seedRegister } from '../../helpers/register.ts';

const OFFICER = { mayChange: true, maySeePeople: true };
const PARTNER = { mayChange: false, maySeePeople: false };

describe('the licences of a venue, on its page', () => {
  it.each([
    ['an officer', OFFICER],
    ['a partner', PARTNER],
  ])('%s sees what they may', async (_, rights) => {
    const { database: db, close } = openMemory();
    await seedRegister(db);
    const id = await addVenue(db, { id: 'v1' });
    await addLicenceRow(
      db,
      {
        id: 'licence01',
        number: 'LN/1',
        venue_id: id,
        status: 'suspended',
        supervisor_since: '2026-05-01',
        register_link: 'https://example.org/',
      },
      'WAVE training is given, and refreshed every six months.',
    );
    await addLicenceRow(db, { id: 'licence02', number: 'LN/2', premises_name: 'Upstairs' });
    const licences = await showVenueLicences({
      venue: { id, authorityCode: BARNET, postcode: 'N12 0QG' },
      db,
    });
    const html = String(<LicencePanel licences={licences} rights={rights} />);
    close();
    expect(html).toContain('Premises licence LN/1');
    expect(html).toContain('Suspended');
    expect(html).toContain('training anew every 6 months');
    expect(html).toContain('rel="noopener noreferrer"');
    expect(html).toContain('Upstairs, LN/2');
    expect(html.includes('Ann Example (change seen on 1 May 2026)')).toBe(rights.maySeePeople);
    expect(html.includes('Lantern Example Ltd')).toBe(rights.maySeePeople);
    expect(html.includes('/admin/licences/licence02/match')).toBe(rights.mayChange);
  });

  it('says where there is none', () => {
    const none = { licences: [], near: [], trainingIntervalMonths: null };
    expect(String(<LicencePanel licences={none} rights={OFFICER} />)).toContain(
      'No licence is matched to this venue.',
    );
  });
});
