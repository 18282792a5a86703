import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { epochMinutes } from '../domain/clock.ts';
import { havenSlug, type VenueKind } from '../domain/venue.ts';
import { kindWords } from '../html/haven-words.ts';
import { InlineJson } from '../html/inline.tsx';
import { listSchemes } from '../usecases/list-schemes.ts';
import { showHaven } from '../usecases/show-haven.ts';
import { HavenPage } from './haven-page.tsx';
import { sendPage } from './send-page.tsx';
import { structuredData } from './structured-data.ts';

/**
 * GET /havens/:idOrSlug: one place. An old name leads on to its present address.
 * @throws DomainError `haven.not_found` (404)
 */
export async function haven(c: Context, deps: Deps): Promise<Response> {
  const idOrSlug = c.req.param('idOrSlug') ?? '';
  const shown = await showHaven({ idOrSlug, ...deps });
  const path = `/havens/${havenSlug(shown.haven.name, shown.haven.id)}`;
  if (c.req.path !== path) {
    c.header('Cache-Control', 'public, max-age=30');
    return c.redirect(path, 301);
  }
  const schemes = await listSchemes(deps);
  const url = `${deps.config.publicOrigin}${path}`;
  return sendPage(c, deps, {
    title: neutralTitle(shown.haven),
    caching: 'asked',
    head: (
      <>
        <link rel="canonical" href={url} />
        <InlineJson type="application/ld+json" json={structuredData(shown.haven, url)} />
      </>
    ),
    content: (
      <HavenPage
        haven={shown.haven}
        state={shown.state}
        doors={shown.doors}
        schemes={schemes
          .filter(({ key }) => shown.haven.schemes.includes(key))
          .map(({ wording }) => wording.en)}
        now={epochMinutes(deps.clock.now())}
      />
    ),
  });
}

/** Words that would say in a tab, or in a list of pages seen, what somebody was looking for. */
const TELLING =
  /\b(?:safe|haven|refuge|shelter|help|angela|police|abuse|violence|crime|hate|women|girls|crisis|victim)/i;

/** The name of a place, or what kind of place it is where the name says too much. */
function neutralTitle({ name, kind }: { readonly name: string; readonly kind: VenueKind }): string {
  return TELLING.test(name) ? kindWords(kind) : name;
}
