import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { AdminEnv } from '../admin-env.ts';
import { caseListRoutes } from './case-list.tsx';
import { changeListRoutes } from './change-list.tsx';
import { committeeRoutes } from './committee-page.tsx';
import { coverageListRoutes } from './coverage-list.tsx';
import { coveragePageRoutes } from './coverage-page.tsx';
import { dashboardRoutes } from './dashboard-page.tsx';
import { havenListRoutes } from './haven-list.tsx';
import { moduleListRoutes } from './module-list.tsx';
import { prospectListRoutes } from './prospect-list.tsx';
import { prospectPageRoutes } from './prospect-page.tsx';
import { sheetRoutes } from './sheet-page.tsx';
import { trainingPageRoutes } from './training-page.tsx';
import { visitListRoutes } from './visit-list.tsx';
import { visitPageRoutes } from './visit-page.tsx';

/** Reports of an authority: figures, the rows behind them, and what is printed. They read, and change nothing. */
export function reportRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const parts = [
    ...[dashboardRoutes, havenListRoutes, sheetRoutes, caseListRoutes, changeListRoutes, trainingPageRoutes],
    ...[moduleListRoutes, visitPageRoutes, visitListRoutes, coveragePageRoutes, coverageListRoutes],
    ...[prospectPageRoutes, prospectListRoutes, committeeRoutes],
  ];
  for (const part of parts) routes.route('/', part(deps));
  return routes;
}
