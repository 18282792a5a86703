import type { Guard } from '../../api/domain/readiness.ts';
import { Tag } from '../html/tags.tsx';

/** What a decision depends on, met or not. */
export function Guards({ guards }: { guards: readonly Guard[] }) {
  if (guards.length === 0) return <></>;
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
