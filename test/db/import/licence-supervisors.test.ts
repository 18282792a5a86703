import { beforeEach, describe, expect, it } from 'vitest';
import { anOperator, featureCollection, squareFeature, type Operator } from '../../helpers/operator.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const BARNET = 'E09000003';
const NAMES = /Ann|Bob|Example|Sample/;

describe('a designated premises supervisor who changes between two imports', () => {
  const newFolder = useTemporaryFolders();
  let operator: Operator;
  let venue: string;

  beforeEach(async () => {
    operator = await anOperator(newFolder(), '2026-11-22T12:00:00Z');
    const areas = operator.file('a.geojson', featureCollection(squareFeature(BARNET, 'Barnet')));
    await operator.run('import', 'areas', areas);
    const venues = 'source_ref,name,postcode,latitude,longitude\n1,The Swan,N12 0QG,51.61,-0.17\n';
    await operator.run('import', 'venues', operator.file('v.csv', venues), '--authority', BARNET);
    venue = operator.rows<{ id: string }>('SELECT id FROM venues')[0]?.id ?? '';
    await take('Ann Example');
  });

  const take = async (supervisor: string): Promise<string> => {
    const file = operator.file(
      'licences.csv',
      `CaseReference,PremisesName,Postcode,StatusLabel,DesignatedPremisesSupervisor\n1,The Swan,N12 0QG,Current,"${supervisor}"\n`,
    );
    return (await operator.run('import', 'licences', file, '--authority', BARNET)).said;
  };
  const accredit = async (...schemes: string[]) => {
    for (const scheme of schemes) {
      const words = [
        'accredit',
        'csv:1',
        '--scheme',
        scheme,
        '--reason',
        'visited',
        '--trained-on',
        '2026-11-01',
      ];
      expect((await operator.run(...words)).code).toBe(0);
    }
  };
  const matched = () =>
    operator.write(
      `UPDATE premises_licences SET venue_id = '${venue}', matched_by = 'person/p', matched_at = '2026-11-20T09:00:00.000Z',
       checked_on = '2026-11-20', checked_by = 'person/p'`,
    );
  const licence = () =>
    operator.rows(
      'SELECT supervisor, supervisor_before, supervisor_since, checked_on, venue_id FROM premises_licences',
    )[0];
  const plans = () =>
    operator.rows(
      'SELECT venue_id, scheme_key, authority_code, cause, deadline, opened_by FROM action_plans ORDER BY scheme_key',
    );

  it('is noted with the day and the former name, and the last check no longer counts', async () => {
    matched();
    expect(await take('Bob Sample')).toContain(
      '1 have another designated premises supervisor than before; 0 re-checks',
    );
    expect(licence()).toEqual({
      supervisor: 'Bob Sample',
      supervisor_before: 'Ann Example',
      supervisor_since: '2026-11-22',
      checked_on: null,
      venue_id: venue,
    });
  });

  it('opens a re-check of 28 days for each accreditation that stands, and suspends nothing', async () => {
    await accredit('safe_haven', 'ask_for_angela');
    matched();
    const standing = operator.rows('SELECT * FROM accreditations');
    const shown = operator.rows('SELECT * FROM public_havens');
    expect(await take('Bob Sample')).toContain('2 re-checks of accredited venues were opened');
    const plan = {
      venue_id: venue,
      authority_code: BARNET,
      cause: 'change_of_people',
      deadline: '2026-12-20',
    };
    expect(plans()).toEqual([
      { ...plan, scheme_key: 'ask_for_angela', opened_by: 'import/licences' },
      { ...plan, scheme_key: 'safe_haven', opened_by: 'import/licences' },
    ]);
    expect(operator.rows('SELECT * FROM accreditations')).toEqual(standing);
    expect(operator.rows('SELECT * FROM public_havens')).toEqual(shown);
  });

  it('opens none beside one that is open, and a new one once that is closed', async () => {
    await accredit('safe_haven');
    matched();
    await take('Bob Sample');
    expect(await take('Cy Third')).toContain('; 0 re-checks');
    expect(plans()).toHaveLength(1);
    operator.write("UPDATE action_plans SET closed_at = '2026-11-22T13:00:00.000Z', result = 'met'");
    expect(await take('Dee Fourth')).toContain('; 1 re-checks');
    expect(plans()).toHaveLength(2);
  });

  it('opens none for a venue that nobody has confirmed to be these premises', async () => {
    await accredit('safe_haven');
    await take('Bob Sample');
    expect(plans()).toEqual([]);
  });

  it('leaves events without a name', async () => {
    await accredit('safe_haven');
    matched();
    await take('Bob Sample');
    const events = operator.rows<{ action: string; subject: string; details: string }>(
      "SELECT action, subject, details FROM audit_events WHERE actor = 'import/licences' AND action <> 'import.licences' ORDER BY id",
    );
    expect(events).toMatchObject([
      { action: 'licence.supervisor_changed' },
      { action: 'plan.opened', subject: `venue/${venue}` },
    ]);
    const all = operator.rows('SELECT details FROM audit_events');
    expect(JSON.stringify(all)).not.toMatch(NAMES);
  });

  it('is the same person in another spelling', async () => {
    const before = licence();
    await take('EXAMPLE, Ms Ann');
    expect(licence()).toEqual({ ...(before as object), supervisor: 'EXAMPLE, Ms Ann' });
  });

  it('is not changed by a blank, and a later name is still seen to be another', async () => {
    await take('');
    expect(licence()).toMatchObject({ supervisor: 'Ann Example', supervisor_since: null });
    await take('Ann Example');
    expect(licence()).toMatchObject({ supervisor_since: null });
    await take('');
    await take('Bob Sample');
    expect(licence()).toMatchObject({ supervisor_before: 'Ann Example', supervisor_since: '2026-11-22' });
  });

  it('is no change where none was known before', async () => {
    operator.write("UPDATE premises_licences SET supervisor = '', imported = '{}'");
    await take('Bob Sample');
    expect(licence()).toMatchObject({
      supervisor: 'Bob Sample',
      supervisor_since: null,
      supervisor_before: '',
    });
  });
});
