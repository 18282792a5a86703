import type { Child } from './dom.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** For so long the phone may take to say which way it points. */
const PATIENCE_MS = 3_000;
/** Clockwise from straight ahead. Characters, not pictures that turn: they need no style, and nothing moves. */
const ARROWS = ['↑', '↗', '→', '↘', '↓', '↙', '←', '↖'];

/** What iPhones add to orientation events, and ask her leave for. */
interface Pointing extends DeviceOrientationEvent {
  readonly webkitCompassHeading?: number;
}
/** What a page or a frame may use, by Chromium's name for it: nobody else keeps sensors back by policy. */
interface Policed {
  readonly featurePolicy?: { features(): string[]; allowsFeature(name: string): boolean };
}
const SENSORS = ['accelerometer', 'gyroscope', 'magnetometer'];

/** True where no event would ever come, since the page, or the page around its frame, allows none. */
function isRefused(): boolean {
  const policy = (document as Policed).featurePolicy;
  const known = policy?.features() ?? [];
  return SENSORS.some((each) => known.includes(each) && !policy?.allowsFeature(each));
}

type Asking = { requestPermission?: () => Promise<'granted' | 'denied'> };

/** Arrows on the cards that turn with the phone: only after a tap, where the phone says which way it points. */
export interface Compass {
  button(more: MoreMessages): Child;
  said(more: MoreMessages): Child;
  /** @param direction one of eight, clockwise from north */
  arrow(direction: number): Child;
  stop(): void;
}

export function compass({ h, draw }: Kit): Compass {
  let state: 'off' | 'asked' | 'on' | 'none' = 'off';
  let ahead = 0;
  let listening: AbortController | undefined;

  function set(next: typeof state): void {
    state = next;
    draw();
  }

  function turned(event: Event): void {
    const { webkitCompassHeading, absolute, alpha } = event as Pointing;
    const heading = webkitCompassHeading ?? (absolute && alpha !== null ? 360 - alpha : undefined);
    if (heading === undefined) return;
    const next = Math.round((heading + screen.orientation.angle) / 45) % 8;
    if (state === 'on' && next === ahead) return;
    ahead = next;
    set('on');
  }

  async function start(): Promise<void> {
    set('asked');
    const { requestPermission } = (globalThis.DeviceOrientationEvent ?? {}) as Asking;
    const allowed = (await requestPermission?.().catch(() => 'denied')) ?? 'granted';
    if (allowed !== 'granted') return set('none');
    const { signal } = (listening = new AbortController());
    for (const type of ['deviceorientationabsolute', 'deviceorientation'])
      addEventListener(type, turned, { signal });
    setTimeout(() => {
      if (state !== 'asked') return;
      stop();
      set('none');
    }, PATIENCE_MS);
  }

  function stop(): void {
    listening?.abort();
    state = 'off';
  }

  return {
    button(more) {
      // A mouse has no compass.
      if (!matchMedia('(hover: none)').matches || isRefused()) return '';
      const isOn = state === 'on' || state === 'asked';
      return h('button', 'compass button', isOn ? more.compassOff : more.compass, {
        'aria-pressed': String(isOn),
        onclick() {
          if (!isOn) return void start();
          stop();
          draw();
        },
      });
    },
    said(more) {
      const text = { off: '', asked: '', on: more.compassOn, none: more.compassNone }[state];
      return text && h('p', 'compass-status', text, { role: 'status' });
    },
    arrow: (direction) =>
      state === 'on' && h('span', 'arrow', ARROWS[(direction - ahead + 8) % 8], { 'aria-hidden': 'true' }),
    stop,
  };
}
