import type { Context } from 'hono';
import type { Deps } from '../../deps.ts';
import { embedSiteExists } from '../../usecases/embed-sites.ts';
import { readEmbedBuild } from '../../usecases/embed-files.ts';
import { inlineFile, sendPage } from '../send-page.tsx';
import { tileOrigins } from '../finder.tsx';
import { BuilderPage } from './builder-page.tsx';
import { builderStyles } from './builder.styles.ts';
import { readChoices } from './choices.ts';
import { readOptions } from './options.ts';
import { OembedLink } from './oembed-link.tsx';
import { oembedOf } from './oembed.ts';
import { findingsOf } from './theme.ts';
import { InlineModule } from '../../html/inline.tsx';

/** What follows the form as it changes; see widget/embed-builder.define.ts. */
const BUILDER_SCRIPT = 'site/embed-builder.js';

/** GET /embed: chooses, shows and writes the lines for another site. All of it from the query, also without JavaScript. */
export async function builder(c: Context, deps: Deps): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  const choices = await readChoices(deps);
  const read = readOptions(query, choices);
  const { options } = read;
  const findings = findingsOf(options);
  const errors = { ...read.errors };
  for (const { field, isEnough } of findings)
    if (!isEnough) errors[field] = 'This cannot be read on the background: choose a darker or a lighter one.';
  if (options.site !== '' && !(await embedSiteExists({ id: options.site, db: deps.db })))
    errors['site'] =
      'No embed site has this id. Copy it from the council’s page “Websites”, or leave it empty.';
  const script = await inlineFile(deps.asset, BUILDER_SCRIPT);
  const { publicOrigin } = deps.config;
  return sendPage(c, deps, {
    title: 'For your website',
    caching: 'asked',
    frames: true,
    script,
    styles: [builderStyles],
    head: <OembedLink href={oembedOf(publicOrigin, options)} />,
    content: (
      <>
        <BuilderPage
          {...{ choices, options, errors, findings, publicOrigin }}
          typed={(name) => query.get(name)?.trim() ?? ''}
          tileOrigins={await tileOrigins(deps)}
          build={await readEmbedBuild(deps.asset)}
          oembed={oembedOf(publicOrigin, options)}
        />
        {script !== undefined && <InlineModule source={script} />}
      </>
    ),
  });
}
