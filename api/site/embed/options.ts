import { readColour, type Colour } from '../../domain/contrast.ts';
import { isFinderLanguage, type FinderLanguage } from '../../html/languages.ts';

/** How somebody wants the finder on their own site. What is as usual is empty, and stands in no snippet. */
export interface EmbedOptions {
  /** ONS code of an authority; empty: all. */
  readonly area: string;
  readonly lang: FinderLanguage;
  /** Keys; none: all. */
  readonly schemes: readonly string[];
  readonly limit: number;
  readonly map: boolean;
  readonly under18: boolean;
  readonly accent: Colour | '';
  readonly text: Colour | '';
  readonly background: Colour | '';
  /** Id of an embed site, which counts loads. */
  readonly site: string;
}

export const USUAL_LIMIT = 5;
export const HIGHEST_LIMIT = 20;
export const COLOURS = ['accent', 'text', 'background'] as const;
export type ColourName = (typeof COLOURS)[number];

export const USUAL_OPTIONS: EmbedOptions = {
  area: '',
  lang: 'en',
  schemes: [],
  limit: USUAL_LIMIT,
  map: true,
  under18: false,
  accent: '',
  text: '',
  background: '',
  site: '',
};

/** What the register knows of that can be chosen. */
export interface Choices {
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly schemes: readonly { readonly key: string; readonly name: string }[];
}

export interface ReadOptions {
  readonly options: EmbedOptions;
  /** What cannot be taken, by field: the option is then as usual. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The options in a query. What is missing or cannot be taken is as usual, so that a frame always shows a finder. */
export function readOptions(query: URLSearchParams, { areas, schemes }: Choices): ReadOptions {
  const errors: Record<string, string> = {};
  function take<Value>(name: string, read: (text: string) => Value | undefined, usual: Value, error: string) {
    const text = query.get(name)?.trim() ?? '';
    const value = text === '' ? usual : read(text);
    if (value === undefined) errors[name] = error;
    return value ?? usual;
  }
  const colour = (name: ColourName) =>
    take<string>(name, readColour, '', 'Write the colour as six digits, such as #17565f.');
  const asked = query.getAll('schemes').flatMap((text) => text.split(/[\s,]+/).filter(Boolean));
  const known = asked.filter((key) => schemes.some((scheme) => scheme.key === key));
  if (known.length < asked.length) errors['schemes'] = 'Choose schemes from the list.';
  const options = {
    area: take(
      'area',
      (code) => areas.find((area) => area.code === code)?.code,
      '',
      'Choose an area from the list.',
    ),
    lang: take(
      'lang',
      (tag) => (isFinderLanguage(tag) ? tag : undefined),
      USUAL_OPTIONS.lang,
      'Choose a language from the list.',
    ),
    // All of them is the same as no choice, and stays so when a scheme is added.
    schemes: known.length === schemes.length ? [] : [...new Set(known)],
    limit: take(
      'limit',
      wholeLimit,
      USUAL_LIMIT,
      `Give a whole number of places, from 1 to ${HIGHEST_LIMIT}.`,
    ),
    map: query.get('map') !== 'off',
    under18: query.has('under18'),
    accent: colour('accent'),
    text: colour('text'),
    background: colour('background'),
    site: take(
      'site',
      (id) => (/^[0-9a-z]{9}$/.test(id) ? id : undefined),
      '',
      'Copy the whole id, nine letters and digits, from the page of the embed site.',
    ),
  };
  return { options, errors };
}

function wholeLimit(text: string): number | undefined {
  const limit = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= HIGHEST_LIMIT ? limit : undefined;
}

/** The same options as a query: only what is not as usual, always in the same order. */
export function queryOf(options: Partial<EmbedOptions>): string {
  const { area, lang, schemes, limit, map, under18, accent, text, background, site } = {
    ...USUAL_OPTIONS,
    ...options,
  };
  const written = {
    area,
    lang: lang === USUAL_OPTIONS.lang ? '' : lang,
    schemes: schemes.join(' '),
    limit: limit === USUAL_LIMIT ? '' : String(limit),
    map: map ? '' : 'off',
    under18: under18 ? '1' : '',
    accent: accent.slice(1),
    text: text.slice(1),
    background: background.slice(1),
    site,
  };
  return new URLSearchParams(Object.entries(written).filter(([, value]) => value !== '')).toString();
}

/** An address with the options, or without a question mark where all is as usual. */
export function withOptions(address: string, options: Partial<EmbedOptions>): string {
  const query = queryOf(options);
  return query === '' ? address : `${address}?${query}`;
}
