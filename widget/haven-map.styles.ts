import { css } from './bounded-css.ts';

/**
 * What Leaflet needs of its own stylesheet, and what the map looks like. Of Leaflet's only the layers in use are here; its
 * pictures and controls are not used.
 */
const styles = css`
  :host {
    display: block;
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .room {
    position: relative;
    z-index: 0;
    isolation: isolate;
  }
  .map {
    position: relative;
    height: min(24rem, 60vh);
    overflow: hidden;
    background: #f1f0ea;
    border: 1px solid var(--haven-border, #c9cfd6);
    border-radius: var(--haven-radius, 0.75rem);
    outline-offset: 2px;
    cursor: grab;
    touch-action: none;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  :focus-visible {
    outline: 3px solid var(--haven-focus, #8a3ffc);
  }
  .leaflet-pane,
  .leaflet-tile,
  .leaflet-marker-icon,
  .leaflet-tile-container,
  .leaflet-pane > svg,
  .leaflet-layer {
    position: absolute;
    left: 0;
    top: 0;
  }
  /* A map is not mirrored: from right to left, margins and lines would move its pins off their places. */
  .leaflet-pane {
    z-index: 400;
    direction: ltr;
  }
  .leaflet-tile-pane {
    z-index: 200;
  }
  .leaflet-marker-pane {
    z-index: 600;
  }
  .leaflet-pane > svg path {
    pointer-events: none;
  }
  .leaflet-pane > svg,
  .leaflet-tile {
    max-width: none;
    max-height: none;
  }
  .leaflet-tile {
    visibility: hidden;
  }
  .leaflet-tile-loaded {
    visibility: inherit;
  }
  .leaflet-zoom-animated {
    transform-origin: 0 0;
  }
  .leaflet-zoom-anim .leaflet-zoom-animated {
    transition: transform 0.25s cubic-bezier(0, 0, 0.25, 1);
  }
  .leaflet-zoom-anim .leaflet-tile,
  .leaflet-pan-anim .leaflet-tile {
    transition: none;
  }
  .leaflet-zoom-anim .leaflet-zoom-hide {
    visibility: hidden;
  }
  .marker {
    position: relative;
    width: 44px;
    height: 48px;
    margin: -46px 0 0 -22px;
    padding: 2px 4px;
    font: inherit;
    color: var(--haven-on-accent, #fff);
    background: none;
    border: 0;
    cursor: pointer;
  }
  .marker svg {
    display: block;
    width: 36px;
    height: 44px;
    fill: var(--haven-accent, #17565f);
    stroke: var(--haven-on-accent, #fff);
    stroke-width: 2;
    filter: drop-shadow(0 1px 2px #0006);
  }
  .marker.shut {
    color: #1b2330;
  }
  .marker.shut svg {
    fill: #fff;
    stroke: #4a5462;
    stroke-dasharray: 5 3;
  }
  .marker span {
    position: absolute;
    inset: 7px 0 auto;
    font: 700 1rem/22px system-ui, sans-serif;
    text-align: center;
  }
  .marker[aria-pressed='true'] svg {
    stroke: #1b2330;
    stroke-width: 4;
    stroke-dasharray: none;
    transform: scale(1.2);
    transform-origin: 50% 100%;
  }
  .marker[aria-pressed='true'] span {
    inset-block-start: -1px;
    font-size: 1.15rem;
  }
  .here {
    width: 18px;
    height: 18px;
    margin: -9px 0 0 -9px;
    background: #fff;
    border: 5px solid #1b2330;
    border-radius: 50%;
    box-shadow: 0 0 0 2px #fff;
    pointer-events: none;
  }
  .here-words {
    position: absolute;
    padding: 0 0.25rem;
    font: 600 0.8125rem/1.3 system-ui, sans-serif;
    color: #1b2330;
    white-space: nowrap;
    background: #fffc;
    border-radius: 0.25rem;
    unicode-bidi: plaintext;
    pointer-events: none;
  }
  .zoom {
    position: absolute;
    z-index: 1000;
    inset: 0.5rem 0.5rem auto auto;
    display: grid;
    gap: 0.25rem;
  }
  button.plain {
    min-width: 3rem;
    min-height: 3rem;
    padding: 0.25rem 0.75rem;
    font: inherit;
    font-weight: 600;
    color: var(--haven-accent, #17565f);
    background: var(--haven-surface, #fff);
    border: 2px solid var(--haven-accent, #17565f);
    border-radius: var(--haven-radius, 0.75rem);
    cursor: pointer;
  }
  .zoom button.plain {
    padding: 0;
    font-size: 1.5rem;
    line-height: 1;
  }
  button.plain[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  p {
    margin: 0.5rem 0 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .row b {
    flex: 1 1 8rem;
  }
  .small {
    font-size: 0.875rem;
  }
  .credit:empty,
  .row:not(:has(> :not([hidden]))) {
    display: none;
  }
  .credit a {
    display: inline-flex;
    align-items: center;
    min-height: 3rem;
  }
  a {
    color: var(--haven-accent, #17565f);
  }
  @media (forced-colors: active) {
    .map {
      background: Canvas;
    }
    .leaflet-tile-pane {
      display: none;
    }
    .leaflet-pane > svg path {
      fill: none;
      stroke: CanvasText;
    }
    .marker svg,
    .marker.shut svg {
      fill: Canvas;
      stroke: ButtonText;
      filter: none;
    }
    .marker span,
    .marker.shut span {
      color: ButtonText;
    }
    .marker[aria-pressed='true'] svg {
      stroke: Highlight;
    }
    .here {
      border-color: CanvasText;
    }
    .here-words {
      color: CanvasText;
      background: Canvas;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
`;

/** Styles the map's shadow root. A strict Content-Security-Policy allows a constructed sheet; old browsers get an element. */
export function dressMap(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.appendChild(document.createElement('style')).textContent = styles;
  }
}
