import type { Handler } from 'hono';
import { openApiDocument } from '../contract/openapi.ts';
import type { Deps } from '../deps.ts';
import { jsonHeaders } from './answers.ts';

/** GET /api/v1/openapi.json. Written when it is first asked for: building it would slow the start of every Worker. */
export function openApiRoute({ config }: Deps): Handler {
  const { slow } = jsonHeaders(config);
  let document: string | undefined;
  return () => {
    document ??= JSON.stringify(openApiDocument(config.publicOrigin));
    return new Response(document, { headers: slow });
  };
}
