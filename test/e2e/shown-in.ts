import { BARNET } from '../../db/reference/barnet.ts';

async function isIn(origin: string, path: string, id: string): Promise<boolean> {
  const answer = await fetch(`${origin}${path}`);
  return answer.ok && (await answer.text()).includes(id);
}

/** Where the public could meet a venue, and whether it does. */
export async function shownIn(origin: string, id: string) {
  return {
    api: await isIn(origin, `/api/v1/havens/${id}`, id),
    snapshot: await isIn(origin, `/api/v1/snapshots/area/${BARNET.code}.json`, id),
    list: await isIn(origin, '/havens', id),
    page: await isIn(origin, `/havens/${id}`, id),
  };
}
export const EVERYWHERE = { api: true, snapshot: true, list: true, page: true };
export const NOWHERE = { api: false, snapshot: false, list: false, page: false };
