import type { Snapshot } from '../../../api/domain/snapshot.ts';
import type { SeenRequest, StubAnswer } from './stub-register.node.ts';
import { AREA } from './snapshots.ts';

declare global {
  interface Window {
    /** Where the stub register listens: another origin than the page's. */
    readonly registerOrigin: string;
  }
}

export const AREA_PATH = `/api/v1/snapshots/area/${AREA}.json`;
export const PLACES_PATH = '/api/v1/places';

/** A register of this test's own, spoken to over real HTTP. */
export interface Register {
  /** For the `src` attribute. */
  readonly address: string;
  /** What a path answers from now on: one after the other, the last again and again. */
  answer(path: string, ...answers: StubAnswer[]): Promise<void>;
  publish(snapshot: Snapshot): Promise<void>;
  seen(): Promise<SeenRequest[]>;
}

let made = 0;

export function aRegister(): Register {
  const address = `${window.registerOrigin}/stub/${Date.now()}-${++made}-${performance.now()}`;
  const register: Register = {
    address,
    async answer(path, ...answers) {
      await fetch(`${address}/answer?path=${encodeURIComponent(path)}`, {
        method: 'PUT',
        body: JSON.stringify(answers),
      });
    },
    publish: (snapshot) =>
      register.answer(`/api/v1/snapshots/${snapshot.scope}.json`, { body: JSON.stringify(snapshot) }),
    seen: async () => (await (await fetch(`${address}/seen`, { cache: 'no-store' })).json()) as SeenRequest[],
  };
  return register;
}
