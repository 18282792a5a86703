import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../../db/import/csv-records.node.ts';
import { readFhrsXml } from '../../../db/import/fhrs-xml.ts';
import { readOpenPubs } from '../../../db/import/open-pubs.ts';
import type { RowReader } from '../../../db/import/read-rows.ts';
import { readVenueCsv } from '../../../db/import/venue-csv.ts';
import { oneLine, readContacts } from '../../../db/import/venue-texts.ts';

/** A text in pieces of so many characters, as a stream may cut it. */
async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function rowsOf<Record>({ rows }: RowReader<Record>) {
  const all = [];
  for await (const row of rows) all.push(row);
  return all;
}

const csv = (text: string) => csvRecords('v.csv', inPieces(text, 7));

describe('FHRS XML', () => {
  const establishment = (inner: string) =>
    `<FHRSEstablishment><EstablishmentCollection><EstablishmentDetail>${inner}</EstablishmentDetail></EstablishmentCollection></FHRSEstablishment>`;

  it.each([1, 3, 1_000])('is read alike however the stream is cut (%i characters)', async (size) => {
    const xml = establishment(
      '<FHRSID>7</FHRSID><BusinessName>Fish &amp; Chips &#233;</BusinessName><BusinessTypeID>7843</BusinessTypeID>' +
        '<AddressLine1>1 High Road</AddressLine1><AddressLine3>Finchley</AddressLine3><PostCode>N12 0QG</PostCode>' +
        '<Geocode><Longitude>-0.17</Longitude><Latitude>51.61</Latitude></Geocode>',
    );
    const [row] = await rowsOf(readFhrsXml('f.xml', inPieces(xml, size)));
    expect(row?.record).toEqual({
      source: 'fhrs',
      ref: '7',
      fhrsid: '7',
      name: 'Fish & Chips é',
      kind: 'pub',
      notes: [],
      address: '1 High Road, Finchley',
      postcode: 'N12 0QG',
      lat: '51.61',
      lon: '-0.17',
    });
  });

  it.each([
    ['7841', 'a mobile caterer: not premises that the public can walk into'],
    ['7839', 'a manufacturer or packer: not premises that the public can walk into'],
    ['99', '"99" is not a business type of the Food Hygiene Rating Scheme'],
  ])('of business type %s is refused: %s', async (type, problem) => {
    const xml = establishment(`<FHRSID>7</FHRSID><BusinessTypeID>${type}</BusinessTypeID>`);
    const [row] = await rowsOf(readFhrsXml('f.xml', inPieces(xml, 50)));
    expect(row?.record.problem).toBe(problem);
  });
});

describe('the open pubs layout', () => {
  it('takes the name off the address, and a place on the grid where degrees are null', async () => {
    const line = '1,The Bell,"The Bell  1 High Road  London",N12 0QG,526380,192270,\\N,\\N,Barnet\r\n';
    const [row] = await rowsOf(readOpenPubs(csv(line)));
    expect(row?.record).toMatchObject({
      ref: '1',
      name: 'The Bell',
      kind: 'pub',
      address: '1 High Road, London',
    });
    expect(Number(row?.record.lat)).toBeCloseTo(51.615, 3);
  });
});

describe('our own CSV', () => {
  it('knows the headings of OpenStreetMap and of the FHRS by other names', async () => {
    const text =
      'osm_id,Name,LAT,lng,addr:housenumber,addr:street,addr:postcode,amenity,wheelchair,fhrs:id,colour\n' +
      'node/1,A,51.61,-0.17,1,High Road,N12 0QG,nightclub,yes,7,red\n';
    const reader = await readVenueCsv('v.csv', csv(text));
    expect(reader.unused).toEqual(['colour']);
    expect((await rowsOf(reader))[0]).toMatchObject({
      line: 2,
      record: {
        source: 'osm',
        ref: 'node/1',
        name: 'A',
        kind: 'club',
        address: '1 High Road',
        facilities: ['step_free'],
        fhrsid: '7',
      },
    });
  });

  it('says nothing of what it has no column for', async () => {
    const [row] = await rowsOf(await readVenueCsv('v.csv', csv('fhrsid,name\n7,A\n')));
    expect(Object.values(row?.record ?? {}).filter((value) => value !== undefined)).toEqual([
      'fhrs',
      '7',
      'A',
      '7',
    ]);
  });

  it('counts lines over names with line breaks, and skips a BOM and empty lines', async () => {
    const rows = await rowsOf(
      await readVenueCsv('v.csv', csv('\ufefffhrsid,name\r\n\r\n1,"A\nB"\r\n2,C\r\n')),
    );
    expect(rows.map(({ line, record }) => [line, record.name])).toEqual([
      [4, 'A\nB'],
      [5, 'C'],
    ]);
  });
});

describe('texts of a venue', () => {
  it.each([
    ['  The\r\n  Old\tBell ', 'The Old Bell'],
    ['Cafe\u0301', 'Café'],
    ['safe\u202eelif', 'safe elif'],
    ['@72.China', '@72.China'],
    ['\u0000', ''],
  ])('%j becomes %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  it('leave out what cannot be right, and say so', () => {
    const { values, notes } = readContacts({
      source: 'csv',
      ref: '1',
      name: 'A',
      phone: '+44 20 8359 2000;020 1234',
      website: 'javascript:alert(1)',
      uprn: '100x',
      facilities: ['Step free', 'toilet', 'jacuzzi'],
    });
    expect(values).toEqual({
      phone: '+44 20 8359 2000',
      website: '',
      facilities: '["step_free","toilet"]',
      uprn: '',
      fhrsid: null,
    });
    expect(notes).toEqual([
      'its website was left out: "javascript:alert(1)"',
      expect.stringContaining('its facility "jacuzzi" is not one of step_free'),
      'its UPRN was left out: "100x"',
    ]);
  });
});
