import type { Context } from 'hono';
import { epochMinutes, type Clock, type LocalDate } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import type { AdminEnv } from '../admin-env.ts';

/** A request for one of the pages under /councils/:authority/settings. */
export type Asked = Context<AdminEnv>;

export const SETTINGS = '/councils/:authority/settings';

export const authorityOf = (c: Asked) => ({ authorityCode: c.req.param('authority') ?? '' });

/** Where the settings of the authority begin. */
export const baseOf = (c: Asked) => `/admin/councils/${c.req.param('authority')}/settings`;

export const by = (c: Asked) => ({ actor: actorOf(c.get('person')) });

export const todayOf = ({ clock }: { clock: Clock }): LocalDate => londonDate(epochMinutes(clock.now()));
