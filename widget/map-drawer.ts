import type { Found } from '../api/domain/finder.ts';
import type { Child } from './dom.ts';
import type { DrawMap, HavenMap, MapView } from './map-request.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';
import { placeWords } from './places.ts';

/** The button of the map, and the room that the map's file fills on her tap: no byte of it is fetched before. */
export interface MapDrawer {
  button(more: MoreMessages): Child;
  room(more: MoreMessages): Child;
  /** On a card, while the map is shown: the number that its marker has. */
  number(found: Found): Child;
  /** On a card, while the map is shown: the way to its marker. */
  show(found: Found, more: MoreMessages): Child;
  /** After each draw. */
  drawn(more: MoreMessages): void;
}

export function mapDrawer({ h, lazily, host, root, search, words, draw }: Kit): MapDrawer {
  let state: 'off' | 'loading' | 'on' | 'failed' = 'off';
  let map: HavenMap | undefined;
  /** Given to the map's file, and to nobody else: its content is not the templates'. */
  const container = document.createElement('div');
  container.setAttribute('part', 'map');

  function view(more: MoreMessages): MapView | undefined {
    const { answer, label = '' } = search();
    return (
      answer && {
        found: [...answer.open, ...answer.shut],
        point: answer.point,
        label: placeWords(label, words()),
        words: words(),
        more,
      }
    );
  }

  function choose(id: string): void {
    const card = root.getElementById(id);
    card?.scrollIntoView({ block: 'center' });
    card?.querySelector('a')?.focus();
  }

  async function open(more: MoreMessages): Promise<void> {
    state = 'loading';
    draw();
    try {
      const { drawMap } = await lazily<{ drawMap: DrawMap }>('haven-map.js');
      const shown = view(more);
      if (state !== 'loading' || !shown) return;
      const { source } = search();
      const area = host.getAttribute('area') ?? '';
      const drawn = await drawMap({ ...shown, container, source, area, choose });
      // She may have closed it while it was on its way.
      if (state !== 'loading') return drawn.remove();
      map = drawn;
      state = 'on';
    } catch {
      state = 'failed';
    }
    draw();
  }

  function close(): void {
    state = 'off';
    map?.remove();
    map = undefined;
    container.replaceChildren();
    draw();
  }

  return {
    button(more) {
      if (host.getAttribute('map') === 'off') return '';
      const isOpen = state === 'loading' || state === 'on';
      return h('button', 'map-button button', isOpen ? more.mapHide : more.map, {
        'aria-expanded': String(isOpen),
        onclick: () => (isOpen ? close() : void open(more)),
      });
    },
    room(more) {
      if (state === 'off') return '';
      const said = { loading: more.mapLoading, failed: more.mapFailed, on: '' }[state];
      return [h('p', 'map-status', said, { role: 'status' }), state !== 'failed' && container];
    },
    number({ index, row }) {
      const { answer } = search();
      const isThis = (each: Found): boolean => each.index === index && each.row === row;
      const place = answer && [...answer.open, ...answer.shut].findIndex(isThis) + 1;
      return map && h('span', 'number', `${place}. `);
    },
    show({ index, row }, more) {
      const id = index.snapshot.havens.id[row] ?? '';
      const onclick = (): void => {
        map?.show?.(id);
        container.scrollIntoView({ block: 'center' });
      };
      return map && h('button', 'map-show button', more.mapShow, { 'aria-describedby': id, onclick });
    },
    drawn(more) {
      const shown = view(more);
      if (map && shown) map.update(shown);
    },
  };
}
