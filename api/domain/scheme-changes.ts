import type { Scheme, SchemeRules, SchemeWording } from './scheme.ts';

/** What a version says, as far as a new one can say otherwise. */
export interface SchemeContent {
  readonly rules: SchemeRules;
  readonly wording: Scheme['wording'];
}

type Value = number | boolean | string | readonly string[] | readonly (readonly string[])[];

/** Everything in it, each rule and each sentence under a name of its own. */
function flat({ rules: { training, evidence, ...rules }, wording }: SchemeContent): Record<string, Value> {
  const sentences = Object.entries<SchemeWording>(wording).flatMap(([language, words]) =>
    Object.entries(words).map(([name, text]) => [`wording.${language}.${name}`, text as string]),
  );
  return {
    ...Object.fromEntries(Object.entries(training).map(([name, value]) => [`training.${name}`, value])),
    ...rules,
    'evidence.required': evidence.required,
    'evidence.atLeastOneOf': evidence.atLeastOneOf,
    ...Object.fromEntries(sentences),
  };
}

/** What differs between two versions, by name, from and to: empty where they say the same. */
export function schemeChanges(
  before: SchemeContent,
  after: SchemeContent,
): { readonly from: Readonly<Record<string, Value>>; readonly to: Readonly<Record<string, Value>> } {
  const [old, now] = [flat(before), flat(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]),
  );
  const pick = (values: Record<string, Value>) =>
    Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
  return { from: pick(old), to: pick(now) };
}

/** What is to be said of places: staff are trained to help. Nobody can promise more. */
const PROMISES = [
  /\bguarantee/i,
  /\b(is|are|be|stay|keep you|feel) (\w+ )?(safe|secure)\b/i,
  /\b(perfectly|completely|totally|100 ?%) (safe|secure)\b/i,
  /\byour safety\b/i,
];

/** Whether a sentence for the public promises that somewhere is safe: the one thing this register never says. */
export function promisesSafety(text: string): boolean {
  // What a person is told to say is hers: “I don’t feel safe”. What a scheme is called promises nothing yet.
  const ours = text.replace(/“[^”]*”|\bSafe (Haven|Place)s?\b/g, '');
  return PROMISES.some((promise) => promise.test(ours));
}
