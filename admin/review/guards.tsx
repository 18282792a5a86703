import type { Guard } from '../../api/domain/readiness.ts';
import { Tag } from '../html/tags.tsx';

/** What a decision depends on, met or not. Nothing where it depends on nobody but who decides, and she may. */
export function Guards({ guards }: { guards: readonly Guard[] }) {
  if (guards.length <= 1 && guards.every(({ met }) => met)) return <></>;
  return (
    <>
      <h2>What it depends on</h2>
      <ul class="guards">
        {guards.map(({ met, words }) => (
          <li>
            <Tag tone={met ? 'green' : 'red'}>{met ? 'Met' : 'Not met'}</Tag> {words}
          </li>
        ))}
      </ul>
    </>
  );
}
