import { dressMap } from './haven-map.styles.ts';
import type { HavenMap, MapRequest, MapView } from './map-request.ts';

/** Tells when it comes into a page and when it leaves it, whichever copy of this file defined it first. */
class Room extends HTMLElement {
  declare arrive?: () => void;
  declare leave?: () => void;

  connectedCallback(): void {
    this.arrive?.();
  }

  disconnectedCallback(): void {
    this.leave?.();
  }
}

/**
 * Room for a map in the finder's container. A finder that is taken out of its page takes its map down, and one that is put
 * back draws it anew.
 * @param start draws into a shadow root that holds the styles and nothing else
 */
export function roomIn(request: MapRequest, start: (view: MapView, root: ShadowRoot) => HavenMap): HavenMap {
  if (!customElements.get('haven-map-room')) customElements.define('haven-map-room', Room);
  const room = document.createElement('haven-map-room') as Room;
  const root = room.attachShadow({ mode: 'open' });
  let view: MapView = request;
  let map: HavenMap | undefined;
  room.leave = () => {
    map?.remove();
    map = undefined;
    root.replaceChildren();
  };
  room.arrive = () => {
    dressMap(root);
    map = start(view, root);
  };
  request.container.append(room);
  return {
    update(next) {
      view = next;
      map?.update(next);
    },
    show: (id) => map?.show?.(id),
    remove: () => room.remove(),
  };
}
