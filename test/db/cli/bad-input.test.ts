import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { anOperator, featureCollection, squareFeature } from '../../helpers/operator.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const HEAD = 'source_ref,name,latitude,longitude';
const GOOD = `${HEAD}\n1,A,51.61,-0.17\n`;
const FHRS = '<?xml version="1.0"?><FHRSEstablishment><EstablishmentCollection>';
const ESTABLISHMENT =
  '<EstablishmentDetail><FHRSID>1</FHRSID><BusinessName>A</BusinessName><BusinessTypeID>1</BusinessTypeID></EstablishmentDetail>';
const LONG = 'x'.repeat(10_000_000);

/** Two hundred thousand good rows, and then something. */
const thenBroken = (tail: string) =>
  `${HEAD}\n${Array.from({ length: 200_000 }, (_, index) => `${index},A,51.61,-0.17`).join('\n')}\n${tail}`;

describe('a file that cannot be imported', () => {
  const newFolder = useTemporaryFolders();

  it.each<[what: string, name: string, content: string | Uint8Array, words: RegExp]>([
    ['an empty file', 'v.csv', '', /v\.csv is empty/],
    ['a file of blank lines', 'v.csv', '\n \n', /v\.csv is empty/],
    ['an empty gzip file', 'v.csv.gz', gzipSync(''), /is empty/],
    ['headings alone', 'v.csv', `${HEAD}\n`, /0 read: there is nothing to import/],
    [
      'no name column',
      'v.csv',
      'source_ref,title\n1,A\n',
      /has no column "name" \(found: source_ref, title\)/,
    ],
    ['no key column', 'v.csv', 'name,latitude,longitude\nA,1,2\n', /has no key column/],
    ['two columns of one meaning', 'v.csv', 'fhrsid,name,lat,latitude,lon\n', /has two columns for latitude/],
    [
      'latitude alone',
      'v.csv',
      'fhrsid,name,lat\n',
      /has only one of the columns "latitude" and "longitude"/,
    ],
    [
      'broken XML',
      'v.xml',
      `${FHRS}${ESTABLISHMENT}<EstablishmentDetail></FHRSID>`,
      /is not well-formed XML, at line 1: unexpected close tag/,
    ],
    ['XML that ends early', 'v.xml', `${FHRS}${ESTABLISHMENT}`, /is not well-formed XML.*unclosed tag/],
    ['other XML', 'v.xml', '<?xml version="1.0"?><gpx></gpx>', /is XML, but not Food Hygiene Rating data/],
    [
      'XML with entities of its own',
      'v.xml',
      `<!DOCTYPE x [<!ENTITY a "aaaa">]>${FHRS.slice(21)}`,
      /declares a document type/,
    ],
    [
      'a 10-million-character element',
      'v.xml',
      `${FHRS}<EstablishmentDetail><BusinessName>${LONG}`,
      /has a text or tag longer than 1,000,000 characters/,
    ],
    ['a web page', 'v.csv', '<!DOCTYPE html><html></html>', /is a web page, not data/],
    ['JSON', 'v.csv', '{"type":"FeatureCollection"}', /is JSON; venues come as CSV or FHRS XML/],
    [
      'a picture',
      'v.csv',
      Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]),
      /holds binary data/,
    ],
    [
      'an Excel workbook',
      'v.csv',
      Uint8Array.from([80, 75, 3, 4, 20, 0, 6, 0]),
      /is a zip archive or an Excel workbook/,
    ],
    [
      'Windows-1252',
      'v.csv',
      Uint8Array.from([...Buffer.from(`${HEAD}\n1,Caf`), 0xe9, 10]),
      /is not UTF-8 text; save it as UTF-8/,
    ],
    [
      'a 10-million-character field',
      'v.csv',
      `${HEAD}\n1,${LONG},51.61,-0.17\n`,
      /longer than 100,000 characters/,
    ],
    [
      'a quote that is never closed',
      'v.csv',
      `${HEAD}\n1,"A,51.61,-0.17\n`,
      /has a quote that is never closed/,
    ],
    [
      'text after a closing quote',
      'v.csv',
      `${HEAD}\n1,"A"B,51.61,-0.17\n`,
      /has text after a closing quote, at line 2/,
    ],
    ['a gzip file cut short', 'v.csv.gz', gzipSync(thenBroken('')).subarray(0, 100_000), /is cut short/],
    ['a damaged gzip file', 'v.csv.gz', gzipSync(thenBroken('')).fill(0x55, 50_000, 50_400), /is damaged/],
    ['row 200,001 broken', 'v.csv', thenBroken('x,"A"B'), /has text after a closing quote, at line 200002/],
    ['binary at row 200,001', 'v.csv', thenBroken('\u0000'), /holds binary data/],
    [
      'coordinates in the sea',
      'v.csv',
      `${HEAD}\n1,A,50.1,-0.6\n2,B,56.0,3.0\n`,
      /Nothing was imported: all 2 rows were refused/,
    ],
    [
      'coordinates swapped',
      'v.csv',
      `${HEAD}\n1,A,-0.17,51.61\n`,
      /Nothing was imported: its only row was refused/,
    ],
    ['coordinates 0, 0', 'v.csv', `${HEAD}\n1,A,0,0\n`, /Nothing was imported: its only row was refused/],
  ])('%s gets one clear line, exit 1, and the register is as before', async (_, name, content, words) => {
    const operator = await anOperator(newFolder());
    await operator.run('import', 'venues', operator.file('before.csv', GOOD));
    const before = operator.content();
    const { code, said } = await operator.run('import', 'venues', operator.file(name, content));
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(said.split('\n').filter((line) => !line.startsWith('Columns not used'))).toHaveLength(1);
    expect(operator.content()).toBe(before);
    expect(readdirSync(operator.folder).filter((each) => each.endsWith('.part'))).toEqual([]);
  });

  it.each([
    ['import venues', 'a folder', '.', /is a folder; name the file in it/],
    ['import venues', 'nothing', 'missing.csv', /missing\.csv does not exist/],
    ['import areas', 'nothing', 'missing.geojson', /missing\.geojson does not exist/],
    ['import postcodes', 'an empty folder', 'empty', /empty is a folder without \.csv files/],
    ['import bank-holidays', 'nothing', 'missing.json', /missing\.json does not exist/],
  ])('%s of %s says so', async (command, _, path, words) => {
    const operator = await anOperator(newFolder());
    mkdirSync(join(operator.folder, 'empty'));
    const { code, said } = await operator.run(...command.split(' '), join(operator.folder, path));
    expect(code).toBe(1);
    expect(said).toMatch(words);
  });

  it.each([
    ['not JSON', '{', /is not valid JSON/],
    [
      'one feature',
      JSON.stringify(squareFeature('E09000003', 'Barnet')),
      /is not a GeoJSON FeatureCollection/,
    ],
    ['no features', featureCollection(), /holds no features/],
    [
      'the national grid',
      '{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:27700"}},"features":[{}]}',
      /is not in WGS 84/,
    ],
    ['bank holidays', '{"england-and-wales":{}}', /is not a GeoJSON FeatureCollection/],
  ])('areas from %s are refused whole', async (_, content, words) => {
    const operator = await anOperator(newFolder());
    const before = operator.content();
    const { code, said } = await operator.run('import', 'areas', operator.file('a.geojson', content));
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(operator.content()).toBe(before);
  });

  it('an authority without an outline is named, with the command that brings one', async () => {
    const operator = await anOperator(newFolder());
    const file = operator.file('v.csv', GOOD);
    const { code, said } = await operator.run('import', 'venues', file, '--authority', 'E09000003');
    expect(code).toBe(1);
    expect(said).toBe(
      'The register has no outline of the authority E09000003. Import it first: npm run register -- import areas FILE.geojson',
    );
  });

  it('a folder that cannot be written to is noticed before anything is imported', async () => {
    const operator = await anOperator(newFolder());
    const file = operator.file('v.csv', GOOD);
    const before = operator.content();
    const elsewhere = join(operator.folder, 'no-such-folder', 'refused.csv');
    const { code, said } = await operator.run('import', 'venues', file, '--refused', elsewhere);
    expect(code).toBe(1);
    expect(said).toMatch(/cannot be written to .*no-such-folder.* Name another place with --refused FILE/);
    expect(operator.content()).toBe(before);
  });

  it('the list of refused rows is never written over the input, nor a stranger’s file removed', async () => {
    const operator = await anOperator(newFolder());
    const file = operator.file('v.csv', GOOD);
    expect((await operator.run('import', 'venues', file, '--refused', file)).said).toMatch(
      /names the input itself/,
    );
    const strange = operator.file('letter.txt', 'Dear officer');
    expect((await operator.run('import', 'venues', file, '--refused', strange)).code).toBe(0);
    expect(readFileSync(strange, 'utf8')).toBe('Dear officer');
  });

  it('a failed import leaves the earlier list of refused rows', async () => {
    const operator = await anOperator(newFolder());
    const file = operator.file('v.csv', `${GOOD}2,B,0,0\n`);
    await operator.run('import', 'venues', file);
    const list = readFileSync(`${file}.refused.csv`, 'utf8');
    operator.file('v.csv', `${GOOD}2,B,0,0\n3,"C`);
    expect((await operator.run('import', 'venues', file)).code).toBe(1);
    expect(readFileSync(`${file}.refused.csv`, 'utf8')).toBe(list);
  });
});

describe('a file of licences that cannot be imported', () => {
  const newFolder = useTemporaryFolders();
  const LICENCE = 'CaseReference,PremisesName\n1,A\n';

  it.each<[what: string, content: string | Uint8Array, words: RegExp]>([
    ['an empty file', '', /l\.csv is empty/],
    ['headings alone', 'CaseReference,PremisesName\n', /0 read: there is nothing to import/],
    [
      'no number column',
      'Licence,PremisesName\n1,A\n',
      /has no column "CaseReference", the licence number \(found: /,
    ],
    [
      'no name column',
      'CaseReference,Postcode\n1,A\n',
      /has neither a column "PremisesName" nor "LocationText"/,
    ],
    [
      'two columns of one meaning',
      'CaseReference,Case Reference,PremisesName\n',
      /has two columns for one thing: "CaseReference" and "Case Reference"/,
    ],
    ['a web page', '<!DOCTYPE html><html></html>', /is a web page, not data/],
    ['XML', '<?xml version="1.0"?><a/>', /is XML; licences come as CSV/],
    ['JSON', '{"fields":[]}', /is JSON; licences come as CSV/],
    ['a picture', Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]), /holds binary data/],
    [
      'an Excel workbook',
      Uint8Array.from([80, 75, 3, 4, 20, 0, 6, 0]),
      /is a zip archive or an Excel workbook/,
    ],
    [
      'a quote that is never closed',
      'CaseReference,PremisesName\n1,"A\n',
      /has a quote that is never closed/,
    ],
    [
      'rows that are all refused',
      'CaseReference,PremisesName\n,A\n,B\n',
      /Nothing was imported: all 2 rows were refused/,
    ],
  ])('%s gets one clear line, exit 1, and the register is as before', async (_, content, words) => {
    const operator = await anOperator(newFolder());
    const areas = operator.file('a.geojson', featureCollection(squareFeature('E09000003', 'Barnet')));
    await operator.run('import', 'areas', areas);
    const whose = ['--authority', 'E09000003'];
    await operator.run('import', 'licences', operator.file('before.csv', LICENCE), ...whose);
    const before = operator.content();
    const { code, said } = await operator.run(
      'import',
      'licences',
      operator.file('l.csv', content),
      ...whose,
    );
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(said.split('\n')).toHaveLength(1);
    expect(operator.content()).toBe(before);
    expect(readdirSync(operator.folder).filter((each) => each.endsWith('.part'))).toEqual([]);
  });

  it('an authority that is not there is named, with the command that brings one', async () => {
    const operator = await anOperator(newFolder());
    const file = operator.file('l.csv', LICENCE);
    const { code, said } = await operator.run('import', 'licences', file, '--authority', 'E09000099');
    expect(code).toBe(1);
    expect(said).toMatch(/^The register has no authority E09000099\. Import it first: .* import areas/);
  });
});

describe('the command line', () => {
  const newFolder = useTemporaryFolders();

  it('lists its commands, and tells the columns of a CSV', async () => {
    const { run } = await anOperator(newFolder());
    const all = await run('--help');
    expect(all.code).toBe(0);
    for (const name of [
      'import venues',
      'import licences',
      'import areas',
      'import postcodes',
      'import bank-holidays',
      'backup',
      'restore',
    ])
      expect(all.said).toContain(`  ${name} FILE`);
    expect((await run('import', 'venues', '--help')).said).toMatch(
      /opening_hours +as OpenStreetMap writes them/,
    );
  });

  it.each([
    [[], /^Name a command\./],
    [
      ['import', 'everything', 'x'],
      /^There is no command "import everything"\. See: npm run register -- --help/,
    ],
    [['import', 'venues'], /^FILE is missing: register import venues FILE/],
    [['import', 'venues', 'a', 'b'], /^"b" is one word too many/],
    [
      ['import', 'venues', 'a', '--colour', 'red'],
      /^Unknown option '--colour'\. See: npm run register -- import venues --help/,
    ],
    [['import', 'venues', 'a', '--authority'], /--authority/],
    [['import', 'venues', 'a', '--authority='], /^--authority needs a value/],
    [
      ['import', 'venues', 'a', '--format', 'xls'],
      /^--format is "xls": give one of auto, csv, fhrs, open-pubs/,
    ],
    [['import', 'venues', 'a', '--kind', 'castle'], /^--kind is "castle": give one of pub, bar/],
  ])('%j gets a clear line and exit 1', async (argv, words) => {
    const { run } = await anOperator(newFolder());
    const { code, said } = await run(...argv);
    expect(code).toBe(1);
    expect(said).toMatch(words);
  });

  it('says which register it cannot open', async () => {
    const operator = await anOperator(newFolder());
    const file = operator.file('v.csv', GOOD);
    const notOne = operator.file('letter.sqlite', 'Dear officer, this is no database at all.');
    const { code, said } = await operator.run('import', 'venues', file, '--database', notOne);
    expect(code).toBe(1);
    expect(said).toMatch(/Cannot open the register at .*letter\.sqlite: file is not a database/);
  });

  it.skipIf(process.getuid?.() === 0)('says that a register is protected', async () => {
    const operator = await anOperator(newFolder());
    chmodSync(operator.database, 0o444);
    const { code, said } = await operator.run('import', 'venues', operator.file('v.csv', GOOD));
    expect(code).toBe(1);
    expect(said).toMatch(/Cannot open the register/);
    expect(existsSync(operator.database)).toBe(true);
  });
});
