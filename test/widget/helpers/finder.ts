import { aTimeout } from '@open-wc/testing';
import type { HavenEvents } from '../../../widget/events.ts';
import type { HavenFinder } from '../../../widget/haven-finder.ts';
import { aRegister, type Register } from './register.ts';
import { AREA, aSnapshot, NOW, type PlacedHaven } from './snapshots.ts';

await import('../../../widget/haven-finder.define.ts');

/** A clock that a test moves on. */
export interface TestClock {
  time: number;
  now(): number;
}

export interface Scene {
  readonly finder: HavenFinder;
  readonly register: Register;
  readonly clock: TestClock;
  /** The first element of a part; a test that asks for one that is not there fails. */
  part(name: string): HTMLElement;
  parts(name: string): HTMLElement[];
  /** Visible words of the whole finder. */
  text(): string;
  status(): string;
  names(): string[];
  /** Taps the big button. */
  find(): void;
  search(text: string): void;
  /** The status, as soon as it says something of this. */
  says(words: string): Promise<string>;
  until(condition: () => unknown, what: string): Promise<void>;
  /** The second file has come. */
  whole(): Promise<void>;
  /** As if the phone had been put away and taken out again: what time brings is shown at once. */
  recheck(): void;
  readonly events: readonly SeenEvent[];
}

export interface SeenEvent {
  readonly type: keyof HavenEvents;
  readonly detail: unknown;
  readonly composed: boolean;
}

export interface SceneOptions {
  readonly havens?: readonly PlacedHaven[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly register?: Register;
  /** Light DOM. */
  readonly content?: string;
  readonly parent?: HTMLElement;
}

const EVENTS = ['haven-located', 'haven-results', 'haven-exit', 'haven-error'] as const;

/** A finder on a page, with a register of its own that has published the area. */
export async function aScene({
  havens,
  attributes,
  register = aRegister(),
  content,
  parent,
}: SceneOptions = {}): Promise<Scene> {
  if (havens) await register.publish(aSnapshot(havens));
  const clock: TestClock = { time: NOW, now: () => clock.time };
  const finder = document.createElement('haven-finder');
  finder.clock = clock;
  for (const [name, value] of Object.entries({ area: AREA, src: register.address, ...attributes }))
    if (value !== '') finder.setAttribute(name, value);
  if (content) finder.append(content);
  const events: SeenEvent[] = [];
  for (const type of EVENTS)
    finder.addEventListener(type, ({ detail, composed }) => events.push({ type, detail, composed }));
  (parent ?? document.body).append(finder);
  const scene = sceneOf(finder, register, clock, events);
  // In another language than English it waits for its words.
  if (attributes?.['lang']) await scene.until(() => scene.parts('base')[0], 'its words');
  return scene;
}

function sceneOf(finder: HavenFinder, register: Register, clock: TestClock, events: SeenEvent[]): Scene {
  const root = finder.shadowRoot as ShadowRoot;
  const parts = (name: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  const scene: Scene = {
    finder,
    register,
    clock,
    events,
    parts,
    part(name) {
      const [first] = parts(name);
      if (!first) throw new Error(`no part ${name} in: ${scene.text()}`);
      return first;
    },
    text: () => words(root),
    status: () => words(scene.part('status')),
    names: () => parts('name').map(words),
    find: () => scene.part('find').click(),
    search(text) {
      (scene.part('input') as HTMLInputElement).value = text;
      scene.part('search').click();
    },
    async says(said) {
      await scene.until(() => scene.status().includes(said), `"${said}" in the status`);
      return scene.status();
    },
    async until(condition, what) {
      const patience = performance.now() + 5_000;
      while (!condition()) {
        if (performance.now() > patience) throw new Error(`waited in vain for ${what}: ${scene.text()}`);
        await aTimeout(10);
      }
    },
    whole: () => scene.until(() => parts('languages').length > 0, 'the second file'),
    recheck: () => document.dispatchEvent(new Event('visibilitychange')),
  };
  return scene;
}

export function words(node: Node): string {
  return (node.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Takes every finder off the page: a test leaves none behind. */
export function clearPage(): void {
  document.body.replaceChildren();
}
