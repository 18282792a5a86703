import type { Hono } from 'hono';
import type { Deps } from '../api/deps.ts';
import type { AdminEnv } from './admin-env.ts';
import { accessRequestRoutes } from './access-requests/routes.tsx';
import { concernRoutes } from './concerns/routes.tsx';
import { embedRoutes } from './embeds/routes.tsx';
import { evidenceRoutes } from './evidence/routes.ts';
import { homeRoutes } from './home/routes.tsx';
import { licencesRoutes } from './licences/routes.tsx';
import { meRoutes } from './me/routes.tsx';
import { planRoutes } from './plans/routes.tsx';
import { reviewRoutes } from './review/routes.tsx';
import { reportRoutes } from './reports/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';
import { signageRoutes } from './signage/routes.tsx';
import { signUpRoutes } from './sign-up/routes.tsx';
import { certificateEvidenceRoutes } from './training/external/routes.tsx';
import { certificateRoutes } from './training/certificates/routes.tsx';
import { sessionRoutes } from './training/sessions/routes.tsx';
import { trainingRoutes } from './training/routes.tsx';
import { staffRoutes } from './training/staff/routes.tsx';
import { venueRoutes } from './venue/routes.tsx';
import { myVisitRoutes } from './visits/my-routes.tsx';
import { visitRoutes } from './visits/routes.tsx';
import { toldVisitRoutes } from './visits/told-routes.tsx';

/** Every journey, a folder each; its routes are named from /admin on. */
export function journeys(deps: Deps): readonly Hono<AdminEnv>[] {
  return [
    accessRequestRoutes(deps),
    certificateEvidenceRoutes(deps),
    certificateRoutes(deps),
    concernRoutes(deps),
    embedRoutes(deps),
    evidenceRoutes(deps),
    homeRoutes(deps),
    licencesRoutes(deps),
    meRoutes(deps),
    myVisitRoutes(deps),
    planRoutes(deps),
    reviewRoutes(deps),
    reportRoutes(deps),
    sessionRoutes(deps),
    settingsRoutes(deps),
    signageRoutes(deps),
    signUpRoutes(deps),
    staffRoutes(deps),
    toldVisitRoutes(deps),
    trainingRoutes(deps),
    venueRoutes(deps),
    visitRoutes(deps),
  ];
}
