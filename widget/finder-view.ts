import { isFiltered, NEAR_METRES, type Answer } from './answer.ts';
import { card, type CardKit } from './card.ts';
import { h, type Child } from './dom.ts';
import type { Messages } from './messages/messages.ts';
import { placeWords } from './places.ts';
import { count, distance, fill } from './say.ts';
import type { Search } from './search.ts';
import { moment } from './times.ts';

/** Phases in which nothing can be shown, so that other help matters most. */
const ALONE = /^(slow|offline|failed|stale)$/;

/** The whole finder, in the order in which it is read: 999 and the way out, what was found, then how to ask. */
export function finderView(search: Search, kit: CardKit, leave: () => void): Child {
  const { phase, answer, source, choices } = search;
  const { words, more, isRough } = kit;
  const isAlone = answer ? !answer.nearby : ALONE.test(phase);
  const said =
    more?.sentence(answer) ??
    (answer ? (isRough ? rough(search, words) : sentence(answer, words)) : words.phases[phase]);
  const content = [
    h('div', 'bar row', [
      h('a', 'emergency button', [h('small', '', words.danger), words.emergency], { href: 'tel:999' }),
      h('button', 'exit button', [words.exit, h('small', 'keys', words.keys)], { onclick: leave }),
    ]),
    h('p', 'silent', words.silent),
    h('div', 'language row', more?.language()),

    answer && h('h2', 'heading', heading(search, answer, words), { tabindex: '-1' }),
    h('p', 'status', h('b', '', said), { role: 'status', id: 'status' }),
    isAlone && [
      h('p', 'notice', words.help),
      h('a', 'non-emergency button', words.call101, { href: 'tel:101' }),
    ],
    choices.map((place) => h('button', 'choice button', place.label, { onclick: () => search.from(place) })),
    answer && [
      notices(search, answer, words).map((notice) => h('p', 'notice', notice)),
      // Where she is herself, she can say better than her phone.
      isRough && placeForm(search, words),
      under18(search, words),
      (answer.open[0] || answer.shut[0] || isFiltered(search.filter)) &&
        h('div', 'tools', more?.tools(answer)),
      list('open-list', answer.open, kit, answer),
      answer.shut[0] && [h('h2', 'shut', words.shut), list('shut-list', answer.shut, kit, answer)],
      h('small', 'looked', fill(words.looked, { distance: distance(words, answer.withinMetres) })),
    ],

    h('button', 'find button', words.find, { onclick: () => search.here() }),
    h('small', 'privacy', words.privacy),
    !(answer && isRough) && placeForm(search, words),
    !answer && under18(search, words),
    h('p', 'row', [
      h('a', 'link', words.list, { href: `${source}/havens`, id: 'all' }),
      h('a', 'link', words.more, { href: `${source}/help`, id: 'help' }),
    ]),
    more?.foot(),
  ];
  return h('div', 'base', content, { lang: words.lang, dir: words.dir });
}

function placeForm(search: Search, words: Messages): Child {
  const onsubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void search.near((event.target as HTMLFormElement)['place'].value as string);
  };
  const field = h('input', 'input', '', {
    id: 'place',
    required: true,
    autocomplete: 'off',
    'aria-describedby': 'status',
    'aria-invalid': String(search.phase === 'noPlace'),
  });
  return h(
    'form',
    '',
    [
      h('label', '', h('b', '', words.place), { for: 'place' }),
      h('div', 'row', [field, h('button', 'search button', words.search)]),
    ],
    { role: 'search', onsubmit },
  );
}

function under18(search: Search, words: Messages): Child {
  const onchange = (): void => {
    search.under18 = !search.under18;
    search.recheck();
  };
  const box = h('input', '', '', { type: 'checkbox', checked: !!search.under18, onchange });
  return h('label', 'under-18', [box, words.under18]);
}

function list(part: string, found: Answer['open'], kit: CardKit, answer: Answer): Child {
  return h(
    'ul',
    `${part} list`,
    found.map((each) => card(each, answer, kit)),
    { role: 'list' },
  );
}

function heading({ label: place }: Search, { nearby }: Answer, words: Messages): string {
  if (place) return fill(nearby ? words.openNear : words.shutNear, { place: placeWords(place, words) });
  return nearby ? words.openNearYou : words.shutNearYou;
}

function sentence({ nearby, open, shut, withinMetres }: Answer, words: Messages): string {
  if (nearby) return count(words, words.found, nearby);
  if (open[0]) return `${words.foundNone} ${words.further}`;
  if (shut[0]) return words.foundNone;
  return withinMetres > NEAR_METRES
    ? fill(words.nowhere, { distance: distance(words, withinMetres) })
    : words.elsewhere;
}

function rough({ roughMetres = 0 }: Search, words: Messages): string {
  const metres = (Math.ceil(roughMetres / 100) * 100).toLocaleString(words.locale);
  return fill(words.rough, { metres });
}

/** What may be wrong with a list: where it is looked from, what is missing, how old it is. */
function notices(
  { roughMetres, label: place, partial, asOf }: Search,
  { at }: Answer,
  words: Messages,
): string[] {
  return [
    roughMetres && place ? fill(words.roughPlace, { place }) : '',
    partial ? words.partial : '',
    asOf ? fill(words.asOf, { time: moment(asOf, at, words) }) : '',
  ].filter(Boolean);
}
