import type { TemplateResult } from 'lit/html.js';
import type { DrawMap, HavenMap, MapView } from './map-request.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** The button of the map, and the room that the map's file fills on her tap: no byte of it is fetched before. */
export interface MapDrawer {
  button(more: MoreMessages): TemplateResult | string;
  room(more: MoreMessages): TemplateResult | string;
  /** After each draw. */
  drawn(more: MoreMessages): void;
}

export function mapDrawer({ html, lazily, host, root, search, words, draw }: Kit): MapDrawer {
  let state: 'off' | 'loading' | 'on' | 'failed' = 'off';
  let map: HavenMap | undefined;
  /** Given to the map's file, and to nobody else: its content is not the templates'. */
  const container = document.createElement('div');
  container.setAttribute('part', 'map');

  function view(more: MoreMessages): MapView | undefined {
    const { answer, label = '' } = search();
    const point = search().point();
    if (!answer || !point) return undefined;
    return { found: [...answer.open, ...answer.shut], point, label, words: words(), more };
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
      return html`<button
        part="button map-button"
        aria-expanded=${isOpen}
        @click=${() => (isOpen ? close() : void open(more))}
      >
        ${isOpen ? more.mapHide : more.map}
      </button>`;
    },
    room(more) {
      if (state === 'off') return '';
      const said = { loading: more.mapLoading, failed: more.mapFailed, on: '' }[state];
      return html`<p role="status">${said}</p>${state === 'failed' ? '' : container}`;
    },
    drawn(more) {
      const shown = view(more);
      if (map && shown) map.update(shown);
    },
  };
}
