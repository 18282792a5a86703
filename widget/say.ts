import { walkMinutes } from '../api/domain/geo.ts';
import type { Counted, Messages } from './messages/messages.ts';

const METRES_A_MILE = 1_609.344;

/** What a language needs to have for a number. */
type NumberWords = Pick<Messages, 'locale' | 'own'>;

/** A text with a value in each of its `{slots}`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => values[slot] ?? '');
}

/** Made once a language: on a slow phone each takes a millisecond or two. */
const plurals: Record<string, Intl.PluralRules> = {};

/** The form of a text for a number, with the number in it. */
export function count(
  words: NumberWords,
  forms: Counted,
  number: number,
  values: Readonly<Record<string, string>> = {},
): string {
  const rules = (plurals[words.locale] ??= new Intl.PluralRules(words.locale));
  const form = forms[rules.select(number)] ?? forms.other;
  return fill(form, values).replace('#', numeral(number, words));
}

/** A number in the digits of the language. */
function numeral(number: number, { own, locale }: NumberWords): string {
  return own ? `${number}` : number.toLocaleString(locale);
}

/** `0.6 miles`, as on the signs of the country; from ten miles on whole ones. */
export function distance(words: Messages, metres: number): string {
  const { locale, own, under } = words;
  const miles = Number((metres / METRES_A_MILE).toFixed(metres < 16_000 ? 1 : 0));
  if (!miles) return fill(under, { distance: distance(words, METRES_A_MILE / 10) });
  return own
    ? count(words, own.miles, miles)
    : miles.toLocaleString(locale, { style: 'unit', unit: 'mile', unitDisplay: 'long' });
}

/** `5 minutes’ walk · 0.2 miles`. */
export function walkWords(metres: number, words: Messages): string {
  const minutes = walkMinutes(metres);
  const walk = count(words, words.walk, minutes % 60);
  const hours = numeral(Math.floor(minutes / 60), words);
  return `${minutes < 60 ? walk : fill(words.walkLong, { hours, walk })} · ${distance(words, metres)}`;
}
