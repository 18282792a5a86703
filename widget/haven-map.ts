import {
  DivIcon,
  GridLayer,
  Map as LeafletMap,
  Marker,
  Polygon,
  TileLayer,
  type Coords,
  type FitBoundsOptions,
} from 'leaflet';
import type { openStreets, Streets } from './haven-streets.ts';
import { lazily } from './lazy.ts';
import { readMapData, wholeOf, type Box, type Ground, type MapData } from './map-data.ts';
import { mapFrame, type StreetsState } from './map-frame.ts';
import { idOf, labelOf, pointOf } from './map-places.ts';
import { roomIn } from './map-room.ts';
import { dressMarker, here, marker } from './map-parts.ts';
import type { HavenMap, MapRequest, MapView } from './map-request.ts';
import { wordsBeside } from './map-words.ts';

/*
 * The finder's map, fetched on her tap: the one file that knows Leaflet. Nothing it does gives a place away: where streets
 * are drawn it begins with the whole area, and only her own hand moves it nearer. Leaflet's controls, pop-ups and HTML icons
 * stay unused, since they write HTML as text (https://github.com/Leaflet/Leaflet/issues/9773).
 */

type Margins = Pick<FitBoundsOptions, 'paddingTopLeft' | 'paddingBottomRight'>;

const FURTHEST_OUT = 8;
const CLOSEST = 18;
/** A list of one place is not shown from nearer than this. */
const CLOSEST_FIT = 17;
/** Room for the pins above their places, and for the buttons on the right. */
const LIST_MARGINS: Margins = { paddingTopLeft: [32, 56], paddingBottomRight: [72, 24] };
const NO_MARGINS: Margins = {};
const PAN_PIXELS = 80;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-PAN_PIXELS, 0],
  ArrowRight: [PAN_PIXELS, 0],
  ArrowUp: [0, -PAN_PIXELS],
  ArrowDown: [0, PAN_PIXELS],
};

interface Shown {
  readonly marker: Marker;
  readonly button: HTMLButtonElement;
}

/** Draws the map that the finder asks for: see map-request.ts. */
export async function drawMap(request: MapRequest): Promise<HavenMap> {
  const data = await readMapData(request.source, request.area);
  return roomIn(request, (view, root) => startMap({ ...request, ...view }, data, root));
}

function startMap(request: MapRequest, data: MapData, root: ShadowRoot): HavenMap {
  const frame = mapFrame(root);
  const ground = data.basemap;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new LeafletMap(frame.map, {
    ...{ attributionControl: false, zoomControl: false, keyboard: false, scrollWheelZoom: false },
    ...{ zoomAnimation: !still, fadeAnimation: false, markerZoomAnimation: !still, inertia: !still },
    ...{ minZoom: FURTHEST_OUT, maxZoom: CLOSEST, zoomSnap: 0.5, boxZoom: false, trackResize: false },
  });

  let view: MapView = request;
  let chosen = '';
  let streetsState: StreetsState = 'off';
  const shown = new Map<string, Shown>();
  const own = here();
  const quiet = { interactive: false, keyboard: false };
  // Under the places: they are what she looks for.
  const ownMarker = new Marker([0, 0], { ...quiet, icon: iconOf(own.ring), zIndexOffset: -10_000 });
  const ownWords = new Marker([0, 0], { ...quiet, icon: iconOf(own.words), zIndexOffset: 5_000 });

  function fit([west, south, east, north]: Box, margins: Margins): void {
    const corners: [[number, number], [number, number]] = [
      [south, west],
      [north, east],
    ];
    map.fitBounds(corners, { animate: false, maxZoom: CLOSEST_FIT, ...margins });
  }

  function fitList(): void {
    const points = [view.point, ...view.found.map(pointOf)];
    const lats = points.map(({ lat }) => lat);
    const lons = points.map(({ lon }) => lon);
    fit([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], LIST_MARGINS);
  }

  function fitWhole(): void {
    fit(wholeOf(data, request.area, view.point), NO_MARGINS);
  }

  async function showStreets(): Promise<void> {
    // Before the first tile is asked for, and again never by itself: see the note on top.
    fitWhole();
    sayStreets('on');
    const streets = await streetsOf(ground);
    if (!streets) return sayStreets('failed');
    // After each move: offline, refused, or blocked by the page's policy there are none to be seen.
    streets.on('load', () => {
      sayStreets(streets.getContainer()?.querySelector('.leaflet-tile-loaded') ? 'on' : 'failed');
    });
    if (frame.map.isConnected) streets.addTo(map);
  }

  function sayStreets(state: StreetsState): void {
    streetsState = state;
    write();
  }

  function write(): void {
    const found = view.found.findIndex((each) => idOf(each) === chosen);
    const each = view.found[found];
    frame.write(view, each ? labelOf(each, found, view) : '', ground, streetsState);
  }

  function choose(id: string): void {
    chosen = id;
    draw();
    const at = shown.get(id);
    at?.marker.setZIndexOffset(10_000);
    if (!at || map.getBounds().contains(at.marker.getLatLng())) return;
    // Out of sight. Streets around one place of her list would tell where she is: those of the whole area do not.
    if (streetsState !== 'off') fitWhole();
    else fitList();
  }

  function draw(): void {
    const ids = new Set(view.found.map(idOf));
    for (const [id, { marker: gone }] of shown) {
      if (ids.has(id)) continue;
      gone.remove();
      shown.delete(id);
    }
    view.found.forEach((each, number) => {
      const id = idOf(each);
      let at = shown.get(id);
      if (!at) {
        const button = marker();
        button.addEventListener('click', () => choose(id));
        button.addEventListener('focus', () => keepInSight(id));
        button.addEventListener('dblclick', (event) => event.stopPropagation());
        const { lat, lon } = pointOf(each);
        const pin = new Marker([lat, lon], { ...quiet, icon: iconOf(button) });
        shown.set(id, (at = { marker: pin.addTo(map), button }));
      }
      // The first of the list lies on top of those after it.
      at.marker.setZIndexOffset(id === chosen ? 10_000 : -number * 100);
      dressMarker(at.button, {
        number: String(number + 1),
        open: each.open,
        name: labelOf(each, number, view),
        chosen: id === chosen,
      });
    });
    for (const each of [ownMarker, ownWords]) each.setLatLng([view.point.lat, view.point.lon]).addTo(map);
    own.words.textContent = view.label || view.more.mapYou;
    placeWords();
    write();
  }

  function placeWords(): void {
    const spotOf = (each: Marker) => map.latLngToContainerPoint(each.getLatLng());
    const { offsetWidth: width, offsetHeight: height } = own.words;
    const pins = [...shown.values()].map((each) => spotOf(each.marker));
    const { x: mapWidth, y: mapHeight } = map.getSize();
    const size = { width: mapWidth, height: mapHeight };
    const { x, y } = wordsBeside(spotOf(ownMarker), { width, height }, pins, size);
    own.words.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** A marker that the keyboard reaches must be seen. */
  function keepInSight(id: string): void {
    const at = shown.get(id);
    if (!at || map.getBounds().contains(at.marker.getLatLng())) return;
    if (streetsState !== 'off') fitWhole();
    else fitList();
  }

  function onKey(event: KeyboardEvent): void {
    const by = ARROWS[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (by) map.panBy([...by], { animate: !still });
    else if (event.key === '+' || event.key === '=') map.zoomIn();
    else if (event.key === '-') map.zoomOut();
    else return;
    event.preventDefault();
  }

  function onZoom(): void {
    frame.zoomIn.setAttribute('aria-disabled', String(map.getZoom() >= map.getMaxZoom()));
    frame.zoomOut.setAttribute('aria-disabled', String(map.getZoom() <= map.getMinZoom()));
  }

  frame.map.addEventListener('keydown', onKey);
  frame.zoomIn.addEventListener('click', () => map.zoomIn());
  frame.zoomOut.addEventListener('click', () => map.zoomOut());
  frame.closer.addEventListener('click', fitList);
  frame.streets.addEventListener('click', () => void showStreets());
  frame.showInList.addEventListener('click', () => request.choose(chosen));
  map.on('zoomend', onZoom);
  map.on('moveend resize', placeWords);
  const resized = new ResizeObserver(() => map.invalidateSize({ animate: false }));

  if (ground.kind === 'archive') void showStreets();
  else fitList();
  for (const { outline } of data.areas) {
    const rings = outline.map((ring) => ring.map(([lon, lat]): [number, number] => [lat, lon]));
    new Polygon(rings, { interactive: false, fill: false, color: '#17565f', weight: 2 }).addTo(map);
  }
  draw();
  onZoom();
  resized.observe(frame.map);

  return {
    update(next) {
      view = next;
      draw();
    },
    show(id) {
      choose(id);
      shown.get(id)?.button.focus();
    },
    remove() {
      resized.disconnect();
      map.remove();
    },
  };
}

function iconOf(html: HTMLElement): DivIcon {
  return new DivIcon({ html, className: '', iconSize: [0, 0] });
}

async function streetsOf(ground: Ground): Promise<GridLayer | undefined> {
  if (ground.kind === 'tiles') {
    return new TileLayer(ground.url, { referrerPolicy: 'no-referrer', crossOrigin: 'anonymous' });
  }
  if (ground.kind === 'none') return undefined;
  const { url, bbox, min_zoom, max_zoom } = ground;
  const file = await lazily<{ openStreets: typeof openStreets }>('haven-streets.js').catch(() => undefined);
  if (!file) return undefined;
  const canvases = new Map<string, HTMLCanvasElement>();
  const streets: Streets = file.openStreets(url, max_zoom, (tiles) => {
    for (const key of tiles) {
      const [x = 0, y = 0, z = 0] = key.split(':').map(Number);
      const canvas = canvases.get(key);
      if (canvas) void streets.draw(canvas, { x, y, z });
    }
  });
  class StreetLayer extends GridLayer {
    protected override createTile({ x, y, z }: Coords, done: (error?: Error, tile?: HTMLElement) => void) {
      const canvas = document.createElement('canvas');
      canvases.set(`${x}:${y}:${z}`, canvas);
      const failed = new Error('no streets');
      const finish = (isDrawn: boolean): void => done(isDrawn ? undefined : failed, canvas);
      streets.draw(canvas, { x, y, z }).then(finish, () => finish(false));
      return canvas;
    }
  }
  const [west, south, east, north] = bbox;
  const layer = new StreetLayer({
    bounds: [
      [south, west],
      [north, east],
    ],
    minZoom: min_zoom,
  });
  layer.on('tileunload', ({ coords }: { coords: Coords }) => {
    canvases.delete(`${coords.x}:${coords.y}:${coords.z}`);
  });
  return layer;
}
