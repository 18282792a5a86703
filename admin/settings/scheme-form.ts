import { z } from 'zod';
import { CHECKLIST_ITEMS } from '../../api/domain/checklist-items.ts';
import { itemsOf } from '../../api/domain/checklist.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import type { SchemeRules, SchemeWording } from '../../api/domain/scheme.ts';
import type { SchemeContent } from '../../api/domain/scheme-changes.ts';
import { TRAINING_MODULES } from '../../api/domain/training-modules.ts';
import type { WantedVersion } from '../../api/usecases/change-scheme.ts';
import { anything, choice, choices, optionalChoice, single, text, wholeNumber } from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { day } from '../form/time-fields.ts';

export const LONGEST = { name: 60, summary: 300, say: 200, staffWill: 400 } as const;
/** Boxes for things that are on no list yet. */
export const OWN_ITEMS = [1, 2, 3] as const;
const FEWEST_GROUPS = 3;
const YES_NO = ['yes', 'no'] as const;

/** Every item that can be asked for: the known ones, and those that an earlier version made up. */
export function itemKeys({ rules }: SchemeContent): readonly string[] {
  return [...new Set([...Object.keys(CHECKLIST_ITEMS), ...itemsOf(rules)])];
}

/** A version, as far as a form goes by it. */
type Version = SchemeContent & { readonly version: number };

/**
 * The version that a form was made of: the one before the version that it adds. It is not the newest where somebody else was
 * quicker, or the form is sent a second time.
 * @param versions of the scheme, the newest first
 */
export function madeOf<Known extends Version>(versions: readonly Known[], version: number): Known {
  const found = versions.find((each) => each.version === version - 1) ?? versions[0];
  if (!found) throw new TypeError('a scheme has a version');
  return found;
}

/** Where an item can stand: nowhere, among those that are needed, or in a group. */
export function placesOf({ rules }: SchemeContent): readonly string[] {
  const groups = Math.max(FEWEST_GROUPS, rules.evidence.atLeastOneOf.length + 1);
  return ['required', ...Array.from({ length: groups }, (_, place) => `group-${place + 1}`)];
}

export const itemField = (key: string): string => `item-${key}`;
export const ownField = (place: number): string => `own-${place}`;
export const ownPlaceField = (place: number): string => `own-${place}-place`;

/** A new item in words; its key is made of them. Null where the box is empty. */
const ownItem = anything().transform((sent, ctx): string | null => {
  const words = single(sent).trim().replace(/\s+/g, ' ');
  if (words === '') return null;
  if (/^[a-z][a-z0-9 ]{2,59}$/i.test(words)) return words.toLowerCase().replaceAll(' ', '_');
  ctx.addIssue({ code: 'custom', message: 'Use 3 to 60 letters, numbers and spaces, like Lockable door' });
  return z.NEVER;
});

const RULE_FIELDS = {
  version: wholeNumber('the version', { min: 1, max: 9_999 }),
  minimumTrained: wholeNumber('the number of trained people', { min: 1, max: 50 }),
  currentShare: wholeNumber('the share of staff', { min: 0, max: 100 }),
  refreshMonths: wholeNumber('the months until training is refreshed', { min: 1, max: 36 }),
  modules: choices(TRAINING_MODULES, { missing: 'Choose at least one thing that staff learn' }),
  newStarterDays: wholeNumber('the days for new starters', { min: 0, max: 90 }),
  graceDays: wholeNumber('the days of grace', { min: 0, max: 90 }),
  headcountMonths: wholeNumber('the months until the number of staff is confirmed', { min: 1, max: 12 }),
  accreditationMonths: wholeNumber('the months of an accreditation', { min: 1, max: 36 }),
  visitRequired: choice(YES_NO, 'Choose whether a visit is needed'),
  secondApprover: choice(YES_NO, 'Choose whether two people are needed'),
  shownWhileActionRequired: choice(YES_NO, 'Choose whether it stays in the finder'),
};

const wordFields = (today: LocalDate) => ({
  name: text('the scheme’s name', { max: LONGEST.name }),
  summary: text('what it is', { max: LONGEST.summary }),
  say: text('what a person says there', { max: LONGEST.say }),
  staffWill: text('what staff will do', { max: LONGEST.staffWill }),
  effectiveFrom: day('the day from which it holds', { notBefore: today }),
});

/** The form of a new version, with the items and groups of those before it. */
export function schemeForm(versions: readonly Version[], today: LocalDate) {
  const places = [...new Set(versions.flatMap(placesOf))];
  const keys = [...new Set(versions.flatMap(itemKeys))];
  const items: object = Object.fromEntries(keys.map((key) => [itemField(key), optionalChoice(places)]));
  const own: object = Object.fromEntries(
    OWN_ITEMS.flatMap((place) => [
      [ownField(place), ownItem],
      [ownPlaceField(place), optionalChoice(places)],
    ]),
  );
  return z.object({ ...RULE_FIELDS, ...items, ...own, ...wordFields(today) }).superRefine((data, ctx) => {
    const read = data as Record<string, unknown>;
    const before = madeOf(versions, data.version);
    const wrong = (field: string, message: string) =>
      ctx.addIssue({ code: 'custom', message, path: [field] });
    for (const place of OWN_ITEMS) {
      const [key, where] = [read[ownField(place)], read[ownPlaceField(place)]];
      if (typeof key === 'string' && where === null)
        wrong(ownPlaceField(place), 'Choose how it is asked for');
      if (typeof key === 'string' && itemKeys(before).includes(key))
        wrong(ownField(place), 'This is in the list above already');
    }
    for (const group of places.slice(1)) {
      const [only, ...more] = evidenceIn(read, before).filter(([, where]) => where === group);
      if (only && more.length === 0)
        wrong(
          only[2],
          `Only this is in group ${group.slice(6)}. Ask for it always, or put another into the group`,
        );
    }
  });
}

/** What is asked for, where, and the field that says so. */
function evidenceIn(
  data: Readonly<Record<string, unknown>>,
  before: SchemeContent,
): readonly (readonly [key: string, place: string, field: string])[] {
  const known = itemKeys(before).map((key) => [key, data[itemField(key)], itemField(key)] as const);
  const own = OWN_ITEMS.map(
    (place) => [data[ownField(place)], data[ownPlaceField(place)], ownPlaceField(place)] as const,
  );
  return [...known, ...own].flatMap(([key, place, field]) =>
    typeof key === 'string' && typeof place === 'string' ? [[key, place, field] as const] : [],
  );
}

type Read = z.output<ReturnType<typeof schemeForm>>;

/** The version that a form asks for. What was asked for before keeps its order; what is new comes after it. */
export function wantedIn(data: Read, before: SchemeContent): WantedVersion {
  const { minimumTrained, currentShare, refreshMonths, newStarterDays, graceDays, modules, headcountMonths } =
    data;
  const asked = evidenceIn(data, before);
  const within = (place: string, earlier: readonly string[]): string[] => {
    const now = asked.filter(([, where]) => where === place).map(([key]) => key);
    return [...earlier.filter((key) => now.includes(key)), ...now.filter((key) => !earlier.includes(key))];
  };
  const { required, atLeastOneOf } = before.rules.evidence;
  const groups = placesOf(before).slice(1);
  const rules: SchemeRules = {
    training: {
      ...{ minimumTrained, currentShare: currentShare / 100, refreshMonths, newStarterDays, graceDays },
      ...{ modules, headcountMonths },
    },
    accreditationMonths: data.accreditationMonths,
    visitRequired: data.visitRequired === 'yes',
    secondApprover: data.secondApprover === 'yes',
    shownWhileActionRequired: data.shownWhileActionRequired === 'yes',
    evidence: {
      required: within('required', required),
      atLeastOneOf: groups
        .map((group, place) => within(group, atLeastOneOf[place] ?? []))
        .filter((group) => group.length > 0),
    },
  };
  const wording: SchemeWording = {
    name: data.name,
    summary: data.summary,
    say: data.say,
    staffWill: data.staffWill,
  };
  return { version: data.version, rules, wording, effectiveFrom: data.effectiveFrom };
}

/** A form that starts as a version says. */
export function schemeFilled(
  { rules, wording: { en } }: SchemeContent,
  { version, effectiveFrom }: { version: number; effectiveFrom: LocalDate },
): Filled {
  const {
    training: { modules, ...training },
    evidence,
  } = rules;
  const yesNo = (value: boolean) => (value ? 'yes' : 'no');
  const places = [
    ...evidence.atLeastOneOf.flatMap((group, place) =>
      group.map((key) => [itemField(key), `group-${place + 1}`] as const),
    ),
    ...evidence.required.map((key) => [itemField(key), 'required'] as const),
  ];
  return filledWith({
    version: String(version),
    ...Object.fromEntries(Object.entries(training).map(([name, value]) => [name, String(value)])),
    modules,
    currentShare: String(Math.round(training.currentShare * 100)),
    accreditationMonths: String(rules.accreditationMonths),
    visitRequired: yesNo(rules.visitRequired),
    secondApprover: yesNo(rules.secondApprover),
    shownWhileActionRequired: yesNo(rules.shownWhileActionRequired),
    ...Object.fromEntries(places),
    ...{ name: en.name, summary: en.summary, say: en.say, staffWill: en.staffWill },
    effectiveFrom,
  });
}
