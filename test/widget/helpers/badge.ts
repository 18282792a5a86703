import { aTimeout } from '@open-wc/testing';
import type { DetailAnswer } from '../../../api/contract/havens.ts';
import type { HavenBadge } from '../../../widget/haven-badge.ts';
import { words, type TestClock } from './finder.ts';
import { aRegister, type Register } from './register.ts';
import { NOW } from './snapshots.ts';

export const SLUG = 'the-paper-lantern-k3f9x2m4q';
export const PATH = `/api/v1/havens/${SLUG}`;
export const MINUTE = 60_000;
export const NOT_LISTED = { status: 404, body: '{"code":"haven.not_found"}' };

export const instant = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString();

export const TOLD: Partial<DetailAnswer> = {
  name: 'The Paper Lantern',
  url: 'https://havens.example/havens/the-paper-lantern-k3f9x2m4q',
  scheme_names: ['Safe Haven'],
  trained_on: '2026-03-02',
  open: true,
  open_until: instant(90),
  opens_at: null,
  hours_known: true,
  shown_until: instant(7 * 24 * 60),
};

export interface BadgeScene {
  readonly badge: HavenBadge;
  readonly register: Register;
  readonly clock: TestClock;
  text(): string;
  /** What it says, once that is this, or else after some patience. */
  says(text: string): Promise<string>;
  /** Time passes, and somebody looks again. */
  later(minutes: number): void;
}

export async function aBadge(
  told: Partial<DetailAnswer> | { status: number; body: string } = TOLD,
  attributes: Readonly<Record<string, string>> = {},
): Promise<BadgeScene> {
  const register = aRegister();
  await register.answer(PATH, 'status' in told ? told : { body: JSON.stringify(told) });
  const clock: TestClock = { time: NOW, now: () => clock.time };
  const badge = document.createElement('haven-badge');
  badge.clock = clock;
  badge.append('Our page on the list');
  for (const [name, value] of Object.entries({ haven: SLUG, src: register.address, ...attributes }))
    badge.setAttribute(name, value);
  document.body.append(badge);
  const root = badge.shadowRoot as ShadowRoot;
  const text = () =>
    root.querySelector('slot') ? words(badge) : [...root.querySelectorAll('span')].map(words).join(' | ');
  return {
    ...{ badge, register, clock, text },
    async says(said) {
      const patience = performance.now() + 5_000;
      while (text() !== said && performance.now() < patience) await aTimeout(10);
      return text();
    },
    later(minutes) {
      clock.time += minutes * MINUTE;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}
