import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { anOperator, featureCollection, squareFeature, type Operator } from '../../helpers/operator.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const BARNET = 'E09000003';
const WARD = 'E05013640';
const HEAD =
  'ExtractDate,CaseReference,CaseDate,PremisesName,LocationText,Postcode,StatusLabel,DesignatedPremisesSupervisor';
const ADDED = '1 read, 1 added, 0 updated, 0 unchanged, 0 refused';
const UNCHANGED = '1 read, 0 added, 0 updated, 1 unchanged, 0 refused';
const UPDATED = '1 read, 0 added, 1 updated, 0 unchanged, 0 refused';

describe('an import of premises licences', () => {
  const newFolder = useTemporaryFolders();
  let operator: Operator;

  beforeEach(async () => {
    operator = await anOperator(newFolder());
    const ward = squareFeature(WARD, 'West Finchley', {
      properties: { WD24CD: WARD, WD24NM: 'West Finchley', LAD24CD: BARNET, LAD24NM: 'Barnet' },
    });
    const areas = featureCollection(squareFeature(BARNET, 'Barnet'), ward);
    await operator.run('import', 'areas', operator.file('areas.geojson', areas));
  });

  let files = 0;
  /** Imports a file of these lines for Barnet, and gives what was said. */
  const take = async (head: string, ...rows: string[]): Promise<string> => {
    files += 1;
    const file = operator.file(`licences-${files}.csv`, [head, ...rows].join('\n'));
    const { said } = await operator.run('import', 'licences', file, '--authority', BARNET);
    return said;
  };
  const report = () => readFileSync(`${operator.folder}/licences-${files}.csv.refused.csv`, 'utf8');
  const licences = <Row>(columns: string) =>
    operator.rows<Row>(`SELECT ${columns} FROM premises_licences ORDER BY number, postcode`);

  it('keeps what the register says, in its own words where they are not ours', async () => {
    const head =
      'Extract Date,CASE_REFERENCE,CaseDate,ServiceTypeLabel,Premises Name,LocationText,postcode,EntertainmentTypeLabel,LateNightRefreshment,AlcoholSupply,OnPremisesAlcoholSale,OffPremisesAlcoholSale,OpeningHours,StatusLabel,LicenceStartDate,LicenceEndDate,LicenceHolder,DesignatedPremisesSupervisor,LicenceURL,UPRN,Colour';
    const row =
      '25/05/2014, 23/07475/lipn ,01/01/2010,Premises  licence,The  Swan,1 High Road,n120qg,Plays|Films||Films|,Yes,TRUE,true,false,m-su 0800-0230,Approved,1/2/2010 09:00,,Swan Ltd|Ann Example,Bob Sample,https://example.org/r?id=1,00200000001,blue';
    const said = await take(head, row);
    expect(said).toBe(`Columns not used: Colour\n${ADDED}`);
    expect(licences('*')[0]).toMatchObject({
      authority_code: BARNET,
      number: '23/07475/lipn',
      source_ref: '23/07475/LIPN@N120QG',
      kind: 'premises_licence',
      premises_name: 'The Swan',
      address: '1 High Road',
      postcode: 'N12 0QG',
      holder: 'Swan Ltd, Ann Example',
      supervisor: 'Bob Sample',
      supervisor_since: null,
      status: 'in_force',
      status_text: 'Approved',
      activities: '["Plays","Films"]',
      alcohol: 'on',
      late_night_refreshment: 1,
      hours_text: 'm-su 0800-0230',
      issued_on: '2010-01-01',
      starts_on: '2010-02-01',
      ends_on: null,
      register_link: 'https://example.org/r?id=1',
      uprn: '200000001',
      source: 'licences-csv',
      extracted_on: '2014-05-25',
      venue_id: null,
      checked_on: null,
    });
    const audit = operator.rows("SELECT * FROM audit_events WHERE action = 'import.licences'");
    expect(audit).toMatchObject([{ authority_code: BARNET, subject: `authority/${BARNET}` }]);
  });

  it('reads UTF-8 with and without a BOM, Windows-1252 and gzip alike', async () => {
    const text = `${HEAD}\n,1,,Café O’Rourke – “Zoë”,,N12 0QG,Current,\n`;
    const windows = Buffer.from(
      text.replace(/[éë’–“”]/g, (sign) =>
        String.fromCharCode({ é: 0xe9, ë: 0xeb, '’': 0x92, '–': 0x96, '“': 0x93, '”': 0x94 }[sign] ?? 0),
      ),
      'latin1',
    );
    for (const [name, bytes] of [
      ['a.csv', Buffer.from(text)],
      ['b.csv', Buffer.from(`\uFEFF${text}`)],
      ['c.csv', windows],
      ['d.csv.gz', gzipSync(windows)],
      ['e.csv', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ] as const) {
      const { said } = await operator.run(
        'import',
        'licences',
        operator.file(name, bytes),
        '--authority',
        BARNET,
      );
      expect(said).toBe(name === 'a.csv' ? ADDED : UNCHANGED);
    }
    expect(licences('premises_name')).toEqual([{ premises_name: 'Café O’Rourke – “Zoë”' }]);
  });

  it('changes nothing when the same file comes again', async () => {
    const rows = ['25/05/2014,1,01/01/2010,A,,N12 0QG,Current,Ann', '25/05/2014,2,01/01/2010,B,,,Odd,'];
    await take(HEAD, ...rows);
    const before = operator.content();
    expect(await take(HEAD, ...rows)).toContain('2 read, 0 added, 0 updated, 2 unchanged, 0 refused');
    expect(operator.content()).toBe(before);
  });

  it('of several entries of one number and postcode takes the newest, wherever it stands', async () => {
    const said = await take(
      HEAD,
      ',7,10/02/2010,Nada,Basement,NG1 3AL,Approved,',
      ',7,09/02/2013,Shaws,Basement,NG13AL,Approved,',
      ',7,09/02/2012,Middle,Basement,ng1 3al,Approved,',
      ',8,,First,,,Approved,',
      ',8,,Second,,,Approved,',
    );
    expect(said).toContain('5 read, 2 added, 0 updated, 0 unchanged, 3 refused');
    expect(licences('premises_name')).toEqual([{ premises_name: 'Shaws' }, { premises_name: 'Second' }]);
    expect(report()).toMatch(/refused,2,is an older entry of the licence 7: line 3 is the newest/);
    expect(report()).toMatch(/refused,4,is an older entry of the licence 7: line 3 is the newest/);
    expect(report()).toMatch(/refused,5,is an older entry of the licence 8: line 6 is the newest/);
  });

  it('keeps two premises of one number apart, and says so', async () => {
    const rows = [',36453,,Off Licence,,NG1 3FQ,Approved,', ',36453,,Hypermarket,,NG3 1AX,Approved,'];
    expect(await take(HEAD, ...rows)).toContain('2 read, 2 added');
    expect(report()).toMatch(
      /review,2,"its number is also that of line 3, at another postcode: both were kept"/,
    );
    expect(await take(HEAD, ...rows)).toContain('2 unchanged');
  });

  it('a postcode that was put right is the same licence, but not where the name is another', async () => {
    await take(HEAD, ',1,,The Swan,,NG6 OED,Approved,', ',2,,The Griffin,,N12 0QG,Approved,');
    expect(
      await take(HEAD, ',1,,The Swan Inn,,NG6 0ED,Approved,', ',2,,Corner Shop,,N12 0QH,Approved,'),
    ).toContain('2 read, 1 added, 1 updated');
    expect(licences('number, premises_name, source_ref')).toEqual([
      { number: '1', premises_name: 'The Swan Inn', source_ref: '1@NG60ED' },
      { number: '2', premises_name: 'The Griffin', source_ref: '2@N120QG' },
      { number: '2', premises_name: 'Corner Shop', source_ref: '2@N120QH' },
    ]);
  });

  it('keeps what an officer put right, until the file says something new', async () => {
    await take(HEAD, ',1,,The Swam,1 High Rd,N12 0QG,Approved,Ann Example');
    operator.write("UPDATE premises_licences SET premises_name = 'The Swan', holder = 'Swan Ltd'");
    expect(await take(HEAD, ',1,,The Swam,1 High Road,N12 0QG,Approved,Ann Example')).toContain(UPDATED);
    expect(licences('premises_name, address, holder')).toEqual([
      { premises_name: 'The Swan', address: '1 High Road', holder: 'Swan Ltd' },
    ]);
    expect(await take(HEAD, ',1,,The Swan Hotel,1 High Road,N12 0QG,Approved,Ann Example')).toContain(
      '1 imported rows should be looked at',
    );
    expect(licences('premises_name')).toEqual([{ premises_name: 'The Swan Hotel' }]);
    expect(report()).toContain('an officer had changed its premises name; the file has something new');
  });

  it('keeps what a file has no column for', async () => {
    await take(HEAD, ',1,01/02/2010,The Swan,1 High Road,N12 0QG,Suspended,Ann Example');
    expect(await take('CaseReference,PremisesName,Postcode', '1,The Swan,N12 0QG')).toBe(UNCHANGED);
    expect(licences('status, supervisor, issued_on, address')).toEqual([
      { status: 'suspended', supervisor: 'Ann Example', issued_on: '2010-02-01', address: '1 High Road' },
    ]);
  });

  it('maps statuses, tells of words that are not known, and leaves an event where one changes', async () => {
    await take(HEAD, ',1,,A,,,Current,', ',2,,B,,,Determined,');
    expect(
      await take(HEAD, ',1,,A,,,Suspended (non-payment of annual fee),', ',2,,B,,,Determined,'),
    ).toContain('Status words that are not known, and stay unknown: "Determined" (1)');
    expect(licences('status, status_text')).toEqual([
      { status: 'suspended', status_text: 'Suspended (non-payment of annual fee)' },
      { status: 'unknown', status_text: 'Determined' },
    ]);
    const events = operator.rows<{ details: string; actor: string }>(
      "SELECT * FROM audit_events WHERE action = 'licence.status_changed'",
    );
    expect(events.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
      { number: '1', from: 'in_force', to: 'suspended' },
    ]);
  });

  it('refuses what is no licence of premises here, each with its reason', async () => {
    const head = `${HEAD},ServiceTypeLabel,OrganisationLabel,LicenceEndDate`;
    await operator.run(
      'import',
      'areas',
      operator.file('camden.geojson', featureCollection(squareFeature('E09000007', 'Camden'))),
    );
    const said = await take(
      head,
      ',1,,Good,,,Current,,Premises licence,London Borough of Barnet,31/12/2030',
      ',2,,Fair,,,Current,,Temporary Event Notice,,',
      ',3,,Ann Example,,,Current,,Personal licence,,',
      ',,,Not issued,,,New,,Premises licence,,',
      ',5,,,,,Current,,Premises licence,,',
      ',6,,Elsewhere,,,Current,,Premises licence,Camden Council,',
      ',7,,No such day,,,Current,,Premises licence,,31/02/2030',
      ',8,,Short row',
      `,9,,${'x'.repeat(201)},,,Current,,Premises licence,,`,
      ',10,,Club,,,Current,,Club premises certificate,Nottinghamshire,',
    );
    expect(said).toContain('10 read, 2 added, 0 updated, 0 unchanged, 8 refused');
    expect(licences('number, kind, ends_on')).toEqual([
      { number: '1', kind: 'premises_licence', ends_on: '2030-12-31' },
      { number: '10', kind: 'club_premises_certificate', ends_on: null },
    ]);
    for (const reason of [
      /refused,3,"is a temporary event notice, which is no licence of premises"/,
      /refused,4,"is a personal licence, which/,
      /refused,5,has no licence number \(CaseReference\): it is not issued yet/,
      /refused,6,has neither a name nor an address/,
      /refused,7,"is of Camden, not of Barnet"/,
      /refused,8,"its LicenceEndDate is no day: ""31\/02\/2030"" \(dd\/mm\/yyyy is expected\)"/,
      /refused,9,has 4 columns where the headings have 11/,
      /refused,10,"its name has 201 characters, more than 200"/,
    ])
      expect(report()).toMatch(reason);
  });

  it('leaves out what cannot be read, and marks the row to be looked at', async () => {
    const head = `${HEAD},LicenceURL,UPRN,AlcoholSupply,OnPremisesAlcoholSale,LicenceStartDate`;
    const said = await take(
      head,
      ',1,99/01/2010,A,,NGT11 8NS,Current,,javascript:alert(1),12 34,false,true,yesterday',
      ',2,,B,,NG7,Current,,"data:text/html,x",,true,,',
    );
    expect(said).toContain('2 imported rows should be looked at');
    expect(licences('postcode, register_link, uprn, alcohol, issued_on, starts_on')).toEqual([
      { postcode: '', register_link: '', uprn: null, alcohol: 'unknown', issued_on: null, starts_on: null },
      {
        postcode: 'NG7',
        register_link: '',
        uprn: null,
        alcohol: 'unknown',
        issued_on: null,
        starts_on: null,
      },
    ]);
    expect(report()).toMatch(/its postcode was left out: ""NGT11 8NS""/);
    expect(report()).toMatch(/its link was left out: ""javascript:alert\(1\)""/);
    expect(report()).toMatch(/its CaseDate was left out/);
  });

  it('takes the authority from the rows where none is named', async () => {
    const head = `${HEAD},OrganisationLabel,OrganisationURI`;
    const file = operator.file(
      'l.csv',
      [
        head,
        ',1,,A,,,Current,,Barnet Council,',
        ',2,,B,,,Current,,,http://statistics.data.gov.uk/id/statistical-geography/E09000003',
        ',3,,C,,,Current,,Nottinghamshire,',
        ',4,,D,,,Current,,,',
      ].join('\n'),
    );
    const { said } = await operator.run('import', 'licences', file);
    expect(said).toContain('4 read, 2 added, 0 updated, 0 unchanged, 2 refused');
    const reasons = readFileSync(`${file}.refused.csv`, 'utf8');
    expect(reasons).toContain(
      'is of ""Nottinghamshire"", which is no authority of this register: give --authority CODE',
    );
    expect(reasons).toContain('names no organisation: give --authority CODE');
  });

  it('puts a licence where its UPRN, postcode or a venue of that postcode is, in the ward and by the town centre', async () => {
    await operator.run(
      'import',
      'postcodes',
      operator.file(
        'p.csv',
        'pcd,doterm,lat,long,laua\nN12 0QG,,51.6135,-0.1765,E09000003\nNW1 1AA,,51.53,-0.13,E09000007\n',
      ),
    );
    await operator.run(
      'import',
      'venues',
      operator.file(
        'v.csv',
        'source_ref,name,postcode,latitude,longitude,uprn\n1,Swan,N12 9ZZ,51.62,-0.17,100\n2,Griffin,N12 8ZZ,51.61,-0.18,\n',
      ),
      '--authority',
      BARNET,
    );
    await take(
      `${HEAD},UPRN`,
      ',1,,By UPRN,,N12 0QG,Current,,100',
      ',2,,By postcode,,N12 0QG,Current,,',
      ',3,,By a venue,,N12 8ZZ,Current,,',
      ',4,,Nowhere,,AB1 2CD,Current,,',
      ',5,,In another council,,NW1 1AA,Current,,',
    );
    expect(licences('lat, lon, ward_code, town')).toEqual([
      { lat: 51.62, lon: -0.17, ward_code: WARD, town: 'North Finchley' },
      { lat: 51.6135, lon: -0.1765, ward_code: WARD, town: 'North Finchley' },
      { lat: 51.61, lon: -0.18, ward_code: WARD, town: 'North Finchley' },
      { lat: null, lon: null, ward_code: null, town: '' },
      { lat: 51.53, lon: -0.13, ward_code: null, town: expect.any(String) as string },
    ]);
  });

  it('a ward that comes later is given to the licences of its postcodes', async () => {
    const fresh = await anOperator(newFolder());
    const areas = featureCollection(squareFeature(BARNET, 'Barnet'));
    await fresh.run('import', 'areas', fresh.file('areas.geojson', areas));
    await fresh.run(
      'import',
      'postcodes',
      fresh.file('p.csv', 'pcd,doterm,lat,long,laua\nN12 0QG,,51.6135,-0.1765,E09000003\n'),
    );
    const file = fresh.file('l.csv', `${HEAD}\n,1,,A,,N12 0QG,Current,\n`);
    await fresh.run('import', 'licences', file, '--authority', BARNET);
    const ward = squareFeature(WARD, 'West Finchley', {
      properties: { WD24CD: WARD, WD24NM: 'West Finchley', LAD24CD: BARNET, LAD24NM: 'Barnet' },
    });
    await fresh.run('import', 'areas', fresh.file('ward.geojson', featureCollection(ward)));
    expect(fresh.rows('SELECT ward_code FROM premises_licences')).toEqual([{ ward_code: WARD }]);
    const before = fresh.content();
    expect((await fresh.run('import', 'licences', file, '--authority', BARNET)).said).toBe(UNCHANGED);
    expect(fresh.content()).toBe(before);
  });

  it('takes conditions apart, and replaces them only where the text has changed', async () => {
    const head = 'CaseReference,PremisesName,Conditions';
    const text =
      'Annex 1 - Mandatory conditions 1. No alcohol without a supervisor. Annex 2 - Conditions consistent with the Operating Schedule 1. The venue takes part in Ask for Angela. 2. Refresher training every six months.';
    await take(head, `1,Swan,"${text}"`);
    const conditions = () =>
      operator.rows(
        'SELECT annex, text, tags, refresh_months, asks_for FROM licence_conditions ORDER BY position',
      );
    expect(conditions()).toEqual([
      {
        annex: 1,
        text: 'No alcohol without a supervisor.',
        tags: '[]',
        refresh_months: null,
        asks_for: null,
      },
      {
        annex: 2,
        text: 'The venue takes part in Ask for Angela.',
        tags: '["ask_for_angela"]',
        refresh_months: null,
        asks_for: 'ask_for_angela',
      },
      {
        annex: 2,
        text: 'Refresher training every six months.',
        tags: '["refresh"]',
        refresh_months: 6,
        asks_for: null,
      },
    ]);
    operator.write('DELETE FROM licence_conditions WHERE annex = 1');
    operator.write(
      "INSERT INTO licence_conditions (id, licence_id, position, annex, text, added_by, added_at) SELECT 'own', id, 9, 3, 'An officer’s', 'person/p', '2026' FROM premises_licences",
    );
    expect(await take(head, `1,Swan,"${text}"`)).toBe(UNCHANGED);
    expect(conditions()).toHaveLength(3);
    expect(await take(head, '1,Swan,"1. WAVE training is given."')).toBe(UPDATED);
    expect(conditions()).toMatchObject([
      { annex: null, text: 'WAVE training is given.', asks_for: 'any' },
      { annex: 3, text: 'An officer’s' },
    ]);
  });

  it('tells how many licences of an earlier extract are no longer there', async () => {
    await take(HEAD, '01/05/2026,1,,A,,,Current,', '01/05/2026,2,,B,,,Current,');
    expect(await take(HEAD, '01/06/2026,1,,A,,,Current,')).toContain(
      '1 read, 0 added, 0 updated, 1 unchanged, 0 refused\n1 licences of earlier extracts are no longer in this one',
    );
    expect(licences('extracted_on')).toEqual([
      { extracted_on: '2026-06-01' },
      { extracted_on: '2026-05-01' },
    ]);
    await take(HEAD, '01/04/2026,1,,A,,,Current,');
    expect(licences('extracted_on')[0]).toEqual({ extracted_on: '2026-06-01' });
  });
});
