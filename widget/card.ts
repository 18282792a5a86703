import { bearingDegrees, compassPoint } from '../api/domain/geo.ts';
import { doorsOf, type Found } from '../api/domain/finder.ts';
import type { SnapshotColumns } from '../api/domain/snapshot.ts';
import type { Answer } from './answer.ts';
import { h, type Child } from './dom.ts';
import type { Language, Messages } from './messages/messages.ts';
import type { More } from './more-kit.ts';
import { fill, walkWords } from './say.ts';
import { schemeLine } from './scheme-line.ts';
import { doorsWords, monthWords, openWords } from './times.ts';

/** What a card is drawn with. */
export interface CardKit {
  readonly words: Messages;
  readonly language: Language | undefined;
  readonly more: More | undefined;
  readonly source: string;
  /** Nobody knows how far it is from her: the phone only knows roughly where she is. */
  readonly isRough: boolean;
}

/** One haven: whether it can help, how far and which way, what to say there, and how to reach it. */
export function card(
  found: Found,
  { at, point }: Answer,
  { words, language, more, source, isRough }: CardKit,
): Child {
  const { index, row, open, late, metres } = found;
  const { havens, schemes } = index.snapshot;
  // A list of a newer server may lack a column: what is left is shown.
  const text = (column: keyof SnapshotColumns): string => String(havens[column]?.[row] ?? '');
  const number = (column: keyof SnapshotColumns): number => Number(havens[column]?.[row] ?? 0);
  const bits = <Item>(items: readonly Item[], mask: number): Item[] =>
    items.filter((_, n) => (mask >> n) & 1);
  const id = text('id');
  const page = `${source}/havens/${encodeURIComponent(id)}`;
  const phone = text('phone');
  const digits = phone.replace(/[^\d+]/g, '');
  const place = { lat: number('lat'), lon: number('lon') };
  const direction = compassPoint(bearingDegrees(point, place));
  const doors = doorsWords(found, doorsOf(found, at), at, words);
  const facilities = bits(words.facilities, number('facilities')).join(' · ');
  const trained = number('trained_on');
  const age = words.ages[number('age')];
  const about = { 'aria-describedby': id };
  const content = [
    h('h3', 'name', h('a', 'link', [more?.number(found), h('bdi', '', text('name'))], { href: page }), {
      id,
    }),
    h('b', open && !late ? 'state open' : 'state', openWords(found, at, words)),
    late && h('p', 'late', words.closesFirst),
    doors && h('p', 'doors', doors),
    !isRough &&
      h('p', 'walk', [
        `${walkWords(metres, words)} · `,
        more?.arrow(direction),
        h('span', 'bearing', words.bearings[direction]),
      ]),
    h('p', 'address', h('bdi', '', [text('address'), text('postcode')].filter(Boolean).join(', '))),
    bits(schemes, number('schemes')).map((scheme) => schemeLine(scheme, language)),
    age && h('p', 'age', age),
    facilities && h('small', 'facilities', facilities),
    trained > 0 && h('small', 'trained', fill(words.trained, { month: monthWords(trained, words) })),
    h('div', 'reach row', [
      digits[2] &&
        h('a', 'call button', [`${words.call} `, h('bdi', '', phone, { dir: 'ltr' })], {
          ...about,
          href: `tel:${digits}`,
        }),
      h('a', 'directions button', [words.directions, h('small', '', words.maps)], {
        ...about,
        href: `https://www.google.com/maps/dir/?api=1&travelmode=walking&destination=${place.lat},${place.lon}`,
        target: '_blank',
        rel: 'noopener noreferrer',
        ...more?.directions(place, text('name')),
      }),
    ]),
    h('div', 'after row', more?.beside(found, page)),
  ];
  return h('li', 'card', content, { id: `card-${id}` });
}
