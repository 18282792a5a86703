import type { Database } from '../../db/database.ts';

/** One thing of the demo for each parameter of an address: the manager's where they are asked, the tester's visit. */
export async function demoIds({ query }: Database): Promise<Record<string, string>> {
  const managed = await query
    .selectFrom('venue_managers as m')
    .innerJoin('accreditations as a', 'a.venue_id', 'm.venue_id')
    .select(['m.venue_id', 'a.scheme_key', 'a.state'])
    .orderBy('a.state')
    .execute();
  const venueId =
    managed.find(({ state }) => state === 'action_required')?.venue_id ?? managed[0]?.venue_id ?? '';
  const first = async (
    table: 'evidence' | 'action_plans' | 'concerns' | 'premises_licences' | 'licence_conditions',
  ) => (await query.selectFrom(table).select('id').limit(1).executeTakeFirst())?.id ?? '';
  const plan = await query
    .selectFrom('action_plans')
    .select('id')
    .where('venue_id', '=', venueId)
    .executeTakeFirst();
  const visit = await query
    .selectFrom('visits')
    .select('id')
    .where('state', '=', 'planned')
    .where('kind', '=', 'mystery')
    .executeTakeFirst();
  const signUp = await query
    .selectFrom('sign_ups')
    .select('id')
    .where('state', '=', 'open')
    .executeTakeFirst();
  const evidence = await query
    .selectFrom('evidence')
    .select('id')
    .where('venue_id', '=', venueId)
    .limit(1)
    .executeTakeFirst();
  const licence = await query
    .selectFrom('licence_conditions')
    .select(['id', 'licence_id'])
    .limit(1)
    .executeTakeFirst();
  const person = await query
    .selectFrom('people')
    .select('id')
    .where('email', '=', 'partner@demo.example')
    .executeTakeFirst();
  const sessions = await query.selectFrom('training_sessions').select('id').orderBy('starts_at').execute();
  const certificate = await query
    .selectFrom('external_certificates')
    .select('id')
    .where('verdict', 'is', null)
    .executeTakeFirst();
  const member = await query
    .selectFrom('staff_members')
    .select('id')
    .where('venue_id', '=', venueId)
    .orderBy('joined_on')
    .executeTakeFirst();
  const record = await query
    .selectFrom('training_records')
    .select('id')
    .where('venue_id', '=', venueId)
    .limit(1)
    .executeTakeFirst();
  return {
    authority: 'E09000003',
    venueId,
    schemeKey: managed.find((each) => each.venue_id === venueId)?.scheme_key ?? 'safe_haven',
    visitId: visit?.id ?? '',
    planId: plan?.id ?? (await first('action_plans')),
    signUpId: signUp?.id ?? '',
    step: 'about',
    item: 'cctv',
    evidenceId: evidence?.id ?? '',
    concernId: await first('concerns'),
    sessionId: sessions[0]?.id ?? '',
    session: sessions.at(-1)?.id ?? '',
    externalId: certificate?.id ?? '',
    recordId: record?.id ?? '',
    staffId: member?.id ?? '',
    licenceId: licence?.licence_id ?? '',
    conditionId: licence?.id ?? '',
    personId: person?.id ?? '',
    embedSiteId: (await query.selectFrom('embed_sites').select('id').executeTakeFirst())?.id ?? '',
    helplineKey: 'police_101',
    list: 'not-signed-up',
    date: '2026-06-12',
  };
}
