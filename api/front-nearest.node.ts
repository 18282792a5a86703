import { parse } from 'node:querystring';
import { nearestQuery } from './contract/havens.ts';
import type { Deps } from './deps.ts';
import type { FromMemory } from './front.node.ts';
import { jsonHeaders } from './routes/answers.ts';
import { nearestWriter } from './routes/nearest-json.ts';
import { questionOf } from './routes/nearest.ts';
import { readQuery } from './routes/query.ts';
import { findNearestInMemory } from './usecases/find-nearest.ts';

const PATH = '/api/v1/havens/nearest';

/** The nearest havens, where every map cell they could be in is in memory. */
export function nearestFromMemory({ snapshots, clock, config }: Deps): FromMemory {
  const { once } = jsonHeaders(config);
  const write = nearestWriter(config.publicOrigin);

  function answer(query: string): string | undefined {
    try {
      const question = questionOf(readQuery(firstValues(query), nearestQuery));
      const nearest = findNearestInMemory({ question, snapshots, clock });
      return nearest && write(nearest, question.point);
    } catch {
      // The app meets the same error, and says it.
      return undefined;
    }
  }

  return (path, { url = '' }) => {
    if (path !== PATH) return undefined;
    const body = answer(url.slice(PATH.length + 1));
    if (body === undefined) return undefined;
    return {
      route: PATH,
      status: 200,
      headers: { ...once, 'Content-Length': String(Buffer.byteLength(body)) },
      body,
    };
  };
}

function firstValues(query: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value = ''] of Object.entries(parse(query))) {
    values[name] = typeof value === 'string' ? value : (value[0] ?? '');
  }
  return values;
}
