import { z } from 'zod';
import {
  ALCOHOL_SALES,
  LICENCE_KINDS,
  LICENCE_STATUSES,
  type LicenceFacts,
} from '../../api/domain/licence.ts';
import type { Licence } from '../../api/usecases/find-licence.ts';
import type { GivenPlace } from '../../api/usecases/licence-facts.ts';
import { choice, optionalText, postcode, text, ticked, webAddress } from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { optionalDay } from '../form/time-fields.ts';

/** A licence as an officer types it off the authority's register. */
export const LICENCE_FORM = z
  .object({
    /** Drawn with the form: sent twice, one licence. */
    key: optionalText('the form', { max: 9 }),
    /** What the form was filled from. */
    version: optionalText('the form', { max: 9 }),
    number: text('the licence number', { max: 60 }),
    kind: choice(LICENCE_KINDS, 'Choose what kind of licence it is'),
    premisesName: text('the name of the premises'),
    address: optionalText('the address', { max: 300 }),
    postcode: postcode('the postcode').optional,
    uprn: optionalText('the UPRN', { max: 20 }),
    ward: optionalText('the ward', { max: 9 }),
    town: optionalText('the town centre', { max: 100 }),
    status: choice(LICENCE_STATUSES, 'Choose the status of the licence'),
    holder: optionalText('the licence holder', { max: 300 }),
    supervisor: optionalText('the designated premises supervisor', { max: 300 }),
    alcohol: choice(ALCOHOL_SALES, 'Choose whether alcohol is sold'),
    late: ticked(),
    activities: optionalText('the entertainment', { max: 600, lines: true }),
    hours: optionalText('the hours', { max: 1_000, lines: true }),
    issued: optionalDay('the day of issue'),
    starts: optionalDay('the first day'),
    ends: optionalDay('the last day'),
    registerLink: webAddress('the link to the register').optional,
  })
  .superRefine(({ uprn, starts, ends }, ctx) => {
    if (uprn !== null && !/^\d{1,12}$/.test(uprn.replace(/\s/g, ''))) {
      ctx.addIssue({
        code: 'custom',
        path: ['uprn'],
        message: 'The UPRN must be up to 12 digits, like 200000001',
      });
    }
    if (starts !== null && ends !== null && ends < starts) {
      ctx.addIssue({ code: 'custom', path: ['ends'], message: 'The last day must not be before the first' });
    }
  });

type Typed = z.output<typeof LICENCE_FORM>;

/** @param before the licence that is changed: the register's own words for its status stay while the status does */
export function factsOf(typed: Typed, before?: Licence): LicenceFacts {
  return {
    number: typed.number,
    kind: typed.kind,
    premisesName: typed.premisesName,
    address: typed.address ?? '',
    postcode: typed.postcode ?? '',
    holder: typed.holder ?? '',
    supervisor: typed.supervisor ?? '',
    status: typed.status,
    statusText: before?.status === typed.status ? before.statusText : '',
    activities: linesOf(typed.activities),
    alcohol: typed.alcohol,
    lateNightRefreshment: typed.late,
    hoursText: typed.hours ?? '',
    issuedOn: typed.issued,
    startsOn: typed.starts,
    endsOn: typed.ends,
    registerLink: typed.registerLink ?? '',
    uprn: typed.uprn?.replace(/\s/g, '') ?? null,
  };
}

export function placeOf({ ward, town }: Typed): GivenPlace {
  return { wardCode: ward, town: town ?? '' };
}

/** The form as it starts for a licence that is on the register. */
export function filledFrom(licence: Licence): Filled {
  return filledWith({
    version: String(licence.version),
    number: licence.number,
    kind: licence.kind,
    premisesName: licence.premisesName,
    address: licence.address,
    postcode: licence.postcode,
    uprn: licence.uprn,
    ward: licence.wardCode,
    town: licence.town,
    status: licence.status,
    holder: licence.holder,
    supervisor: licence.supervisor,
    alcohol: licence.alcohol,
    late: licence.lateNightRefreshment ? 'yes' : null,
    activities: licence.activities.join('\n'),
    hours: licence.hoursText,
    issued: licence.issuedOn,
    starts: licence.startsOn,
    ends: licence.endsOn,
    registerLink: licence.registerLink,
  });
}

function linesOf(typed: string | null): string[] {
  return [
    ...new Set(
      (typed ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}
