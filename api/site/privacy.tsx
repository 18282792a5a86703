import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { PERIOD_LIMITS } from '../domain/retention.ts';
import { listAuthorities } from '../usecases/list-authorities.ts';
import { readAuthorityContact } from '../usecases/read-authority-contact.ts';
import { readPeriods } from '../usecases/retention-periods.ts';
import { PrivacyPage, type PrivacyContact } from './privacy-page.tsx';
import { sendPage } from './send-page.tsx';

/** GET /privacy: on a register of one area, whom its council wants to be asked; on others with `?area=`. */
export async function privacy(c: Context, deps: Deps): Promise<Response> {
  const areas = await listAuthorities(deps);
  const area = c.req.query('area') ?? (areas.length === 1 ? areas[0]?.code : undefined);
  const { months } = await readPeriods({ authorityCode: null, ...deps });
  const content = (
    <PrivacyPage
      contact={area === undefined ? undefined : await contactOf(area, deps)}
      keptMonths={months.people ?? PERIOD_LIMITS.people.usual}
    />
  );
  return sendPage(c, deps, { title: 'Privacy', caching: 'still', content });
}

async function contactOf(authorityCode: string, deps: Deps): Promise<PrivacyContact | undefined> {
  const { name, team, privacyEmail } = await readAuthorityContact({ authorityCode, ...deps });
  return privacyEmail === '' ? undefined : { council: name, team, email: privacyEmail };
}
