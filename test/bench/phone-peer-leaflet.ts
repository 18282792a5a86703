import { circleMarker, map } from 'leaflet';
import { PeerList } from './phone-peer-list.ts';

/** The same with a map above the list, drawn at once and loaded with the page; no tiles. */
class PeerWithMap extends PeerList {
  readonly #drawn = map('map', { center: [51.6135, -0.1765], zoom: 14 });

  override updated(): void {
    for (const { lat, lon, name } of this.havens) {
      circleMarker([lat, lon]).bindTooltip(name).addTo(this.#drawn);
    }
  }
}

customElements.define('peer-list', PeerWithMap);
