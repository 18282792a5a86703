import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { tight } from './vite.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What Leaflet 1.9.4 does as it is loaded, or to the page around it, that a guest may not do: file, words, instead. */
const LEAFLET: readonly (readonly [file: string, found: RegExp, instead: string])[] = [
  // Both ask what every browser of today can do, and throw where `require-trusted-types-for 'script'` stands.
  ['core/Browser.js', /div\.\w+ = '<svg\/>';/, "div.appendChild(svgCreate('svg'));"],
  ['core/Browser.js', /div\.\w+ = '<v:shape adj="1"\/>';/, 'return false;'],
  // While the map is dragged: classes on the page's own elements.
  ['dom/Draggable.js', /DomUtil\.addClass\(document\.body, 'leaflet-dragging'\);/, ''],
  ['dom/Draggable.js', /DomUtil\.removeClass\(document\.body, 'leaflet-dragging'\);/, ''],
  ['dom/Draggable.js', /DomUtil\.addClass\(this\._lastTarget, 'leaflet-drag-target'\);/, ''],
  // Written for icons that are no elements, and never reached: gone, so that nothing in the file writes HTML.
  ['layer/marker/DivIcon.js', /div\.\w+ = options\.html !== false \? options\.html : '';/, ''],
];

/** The parts of Leaflet that the map uses; whole, it is a third larger and knows no parts. */
const PARTS = `
export { Map } from 'leaflet/src/map/Map.js';
export { DivIcon } from 'leaflet/src/layer/marker/DivIcon.js';
export { Marker } from 'leaflet/src/layer/marker/Marker.js';
export { GridLayer } from 'leaflet/src/layer/tile/GridLayer.js';
export { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
export { Polygon } from 'leaflet/src/layer/vector/Polygon.js';
import 'leaflet/src/layer/vector/Renderer.getRenderer.js';
import { Map } from 'leaflet/src/map/Map.js';
import { DoubleClickZoom } from 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import { Drag } from 'leaflet/src/map/handler/Map.Drag.js';
import { TouchZoom } from 'leaflet/src/map/handler/Map.TouchZoom.js';
Object.assign(Map, { DoubleClickZoom, Drag, TouchZoom });
`;

function guestLeaflet(): Plugin {
  const parts = '\0leaflet-parts';
  return {
    name: 'guest-leaflet',
    enforce: 'pre',
    resolveId: (source) => (source === 'leaflet' ? parts : undefined),
    load: (id) => (id === parts ? PARTS : undefined),
    transform(code, id) {
      const file = id.split('/leaflet/src/')[1];
      const cuts = LEAFLET.filter(([of]) => of === file);
      let changed = code;
      for (const [, found, instead] of cuts) {
        // Another version of Leaflet: somebody has to look again.
        if (!found.test(changed)) throw new Error(`${file} of Leaflet no longer holds ${found.source}`);
        changed = changed.replace(found, instead);
      }
      return cuts.length > 0 ? { code: changed, map: null } : undefined;
    },
  };
}

/**
 * The map, and the streets of an archive: each one file, fetched when the map is opened. The name of the second is asked for
 * at run time, so that a register without an archive loads no byte of it.
 */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  plugins: [guestLeaflet(), tight()],
  // protomaps-leaflet brings an older reader of archives; one is enough.
  resolve: { conditions: ['production', 'browser', 'module'], dedupe: ['pmtiles'] },
  build: {
    outDir: here('../dist/public/embed/v1'),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { 'haven-map': here('haven-map.ts'), 'haven-streets': here('haven-streets.ts') },
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
