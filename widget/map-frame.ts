import type { Ground } from './map-data.ts';
import { build } from './map-parts.ts';
import type { MapView } from './map-request.ts';
import { fill } from './say.ts';

/** What stands around the map: its buttons, the place that is chosen, and what the ground is and who made it. */
export interface MapFrame {
  /** Leaflet's own: it takes the keyboard. */
  readonly map: HTMLElement;
  readonly zoomIn: HTMLButtonElement;
  readonly zoomOut: HTMLButtonElement;
  /** Moves to the places of the list; shown where that is not how the map began. */
  readonly closer: HTMLButtonElement;
  /** Asks another site for streets; shown until they are. */
  readonly streets: HTMLButtonElement;
  readonly showInList: HTMLButtonElement;
  /** The words, in the language of the list. */
  write(view: MapView, chosen: string, ground: Ground, streets: StreetsState): void;
}

/** Streets are not asked for yet, are drawn or on their way, or cannot be had. */
export type StreetsState = 'off' | 'on' | 'failed';

const COPYRIGHT = 'https://www.openstreetmap.org/copyright';

function plain(text = ''): HTMLButtonElement {
  return build('button', { type: 'button', class: 'plain' }, text);
}

export function mapFrame(root: ShadowRoot): MapFrame {
  const map = build('div', { class: 'map', tabindex: '0', role: 'group' });
  const [zoomIn, zoomOut] = [plain('+'), plain('−')];
  const [closer, streets, showInList] = [plain(), plain(), plain()];
  const name = build('b');
  const chosenLine = build('p', { class: 'row', role: 'status' }, name, showInList);
  const says = build('p', { class: 'small' });
  const buttons = build('p', { class: 'row' }, streets, closer);
  const notice = build('p', { class: 'small credit' });
  const zoom = build('div', { class: 'zoom' }, zoomIn, zoomOut);
  root.append(build('div', { class: 'room' }, map, zoom), notice, buttons, chosenLine, says);

  return {
    map,
    zoomIn,
    zoomOut,
    closer,
    streets,
    showInList,
    write({ more }, chosen, ground, state) {
      map.setAttribute('aria-label', more.mapLabel);
      zoomIn.setAttribute('aria-label', more.mapZoomIn);
      zoomOut.setAttribute('aria-label', more.mapZoomOut);
      closer.textContent = more.mapCloser;
      closer.hidden = state === 'off';
      streets.textContent = more.mapStreets;
      streets.hidden = ground.kind === 'none' || state !== 'off';
      showInList.textContent = more.mapShowInList;
      showInList.hidden = !chosen;
      name.textContent = chosen;
      says.textContent = sayGround(more, ground, state);
      notice.replaceChildren(...(state === 'on' ? credit(ground) : []));
    },
  };
}

function sayGround(more: MapView['more'], ground: Ground, state: StreetsState): string {
  if (ground.kind === 'none') return more.mapPlain;
  const tiles = fill(more.mapTiles, { host: new URL(ground.url.split('{')[0] ?? '').host });
  if (state === 'failed') return `${more.mapPlain} ${tiles}`;
  return state === 'on' ? `${more.mapWhole} ${tiles}` : tiles;
}

/** Whom to credit. Those who made OpenStreetMap ask for a link to their licence. */
function credit(ground: Ground): (Node | string)[] {
  if (ground.kind === 'none') return [];
  if (!/OpenStreetMap/i.test(ground.notice)) return [ground.notice];
  const link = { href: COPYRIGHT, target: '_blank', rel: 'noopener noreferrer' };
  return [build('a', link, ground.notice)];
}
