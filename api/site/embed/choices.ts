import type { Deps } from '../../deps.ts';
import { listAuthorities } from '../../usecases/list-authorities.ts';
import { listSchemes } from '../../usecases/list-schemes.ts';
import type { Choices } from './options.ts';

/** The areas and schemes that an embed can be of. An area without a boundary has no list of its own. */
export async function readChoices(deps: Pick<Deps, 'db' | 'clock'>): Promise<Choices> {
  const [areas, schemes] = [await listAuthorities(deps), await listSchemes(deps)];
  return {
    areas: areas.filter(({ bounds }) => bounds !== null && bounds !== undefined),
    schemes: schemes.map(({ key, name }) => ({ key, name })),
  };
}
