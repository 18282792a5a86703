import type { Database } from '../../db/database.ts';
import { selectOutcode, selectPostcode } from '../../db/postcodes.ts';
import { selectPremisesAt } from '../../db/premises-search.ts';
import { selectPlacesNear } from '../../db/places.ts';
import { distanceMetres, type Point } from '../domain/geo.ts';
import { parsePostcode } from '../domain/postcode.ts';
import type { PinSource } from '../domain/sign-up.ts';

/** One way to place premises on the map, for a person to choose. */
export interface PinOption {
  /** What a form sends: `postcode`, `register`, `beside-k3f9x2m4q`. */
  readonly key: string;
  readonly by: PinSource;
  readonly point: Point;
  /** The premises or the place that it is beside; empty for the others. */
  readonly beside: string;
}

export interface PinOptions {
  /** The best one first; empty where nobody knows the postcode. */
  readonly options: readonly PinOption[];
  /** Whether the register knows the whole postcode: else the pin is rough, and an officer will look. */
  readonly exact: boolean;
}

const MOST_BESIDE = 5;
/** Nearer than this, two pins are one door. */
const APART_METRES = 25;
const NEIGHBOURHOOD_METRES = 3_000;

/**
 * Where premises can be put: where the register has them, the middle of the postcode, or beside other premises of that
 * postcode. Where the postcode is not known, the middle of its first half or beside a station or town centre near it.
 */
export async function pinOptions({
  postcode,
  known,
  db,
}: {
  postcode: string;
  /** The premises on the register that these are, with the postcode that they have there. */
  known: { readonly id: string; readonly postcode: string; readonly point: Point | null } | undefined;
  db: Database;
}): Promise<PinOptions> {
  const parsed = parsePostcode(postcode);
  const register: PinOption[] =
    known?.point && known.postcode === postcode
      ? [{ key: 'register', by: 'register', point: known.point, beside: '' }]
      : [];
  const middle = parsed && (await selectPostcode(db, parsed));
  if (middle) {
    const first = [
      ...register,
      { key: 'postcode', by: 'postcode' as const, point: pointOf(middle), beside: '' },
    ];
    const others = (await selectPremisesAt(db, postcode)).filter(({ id }) => id !== known?.id);
    const beside = others.flatMap(({ id, name, lat, lon }) =>
      lat === null || lon === null ? [] : [{ key: `beside-${id}`, name, point: { lat, lon } }],
    );
    return { exact: true, options: [...first, ...apartFrom(first, beside)] };
  }
  const rough = parsed && (await selectOutcode(db, parsed.outcode));
  if (!rough) return { exact: false, options: register };
  const first = [...register, { key: 'outcode', by: 'outcode' as const, point: pointOf(rough), beside: '' }];
  const places = await selectPlacesNear(db, rough, { metres: NEIGHBOURHOOD_METRES, limit: MOST_BESIDE });
  return {
    exact: register.length > 0,
    options: [
      ...first,
      ...places.map(({ id, label, lat, lon }) => ({
        key: `beside-${id}`,
        by: 'beside' as const,
        point: { lat, lon },
        beside: label,
      })),
    ],
  };
}

/** Those whose pins are apart from the first ones and from each other, the nearest first. */
function apartFrom(
  first: readonly PinOption[],
  beside: readonly { readonly key: string; readonly name: string; readonly point: Point }[],
): readonly PinOption[] {
  const [middle] = first;
  if (!middle) return [];
  const taken = first.map(({ point }) => point);
  const chosen: PinOption[] = [];
  const byDistance = beside.toSorted(
    (a, b) => distanceMetres(middle.point, a.point) - distanceMetres(middle.point, b.point),
  );
  for (const { key, name, point } of byDistance) {
    if (chosen.length === MOST_BESIDE) break;
    if (taken.some((other) => distanceMetres(other, point) < APART_METRES)) continue;
    taken.push(point);
    chosen.push({ key, by: 'beside', point, beside: name });
  }
  return chosen;
}

function pointOf({ lat, lon }: Point): Point {
  return { lat, lon };
}
