import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runJobs, type Job } from '../../api/jobs/jobs.ts';
import { every } from '../../api/jobs/timer.node.ts';
import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import { openSite } from '../site/open-site.ts';

describe('jobs', () => {
  it('go on after one that fails, which is logged by its name', async () => {
    const site = await openSite();
    const ran: string[] = [];
    const job = (name: string, fails = false): Job => ({
      name,
      run: async () => {
        ran.push(name);
        if (fails) throw new Error(name);
      },
    });
    await runJobs(site, [job('first', true), job('second')]);
    expect(ran).toEqual(['first', 'second']);
    expect(site.failures).toHaveLength(1);
  });

  it('suspend a venue whose deadline has passed', async () => {
    const site = await openSite();
    const venueId = await site.addHaven();
    const step = { venueId, schemeKey: 'safe_haven', reason: 'r', actor: 'test', ...site };
    await decideAccreditation({ ...step, to: 'action_required', dates: { action_deadline: '2026-06-10' } });
    site.clock.set('2026-06-11T12:00:00Z');
    await runJobs(site);
    await runJobs(site);
    expect(site.failures).toEqual([]);
    const states = await site.db.query.selectFrom('accreditation_events').select('to_state').execute();
    expect(states.map(({ to_state }) => to_state)).toEqual(['accredited', 'action_required', 'suspended']);
  });

  it('publish what is due', async () => {
    const site = await openSite();
    await site.addHaven();
    site.clock.set('2026-06-11T12:00:00Z');
    await runJobs(site);
    const snapshot = await site.snapshots.published('area/E09000003');
    expect(snapshot?.builtAt).toBe('2026-06-11T12:00:00.000Z');
  });
});

describe('the timer', () => {
  it('never runs two rounds at once, and stops after the one under way', async () => {
    let underWay = 0;
    let most = 0;
    let finished = 0;
    const timer = every(1, async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await sleep(20);
      underWay -= 1;
      finished += 1;
    });
    await sleep(100);
    await timer.stop();
    expect(most).toBe(1);
    expect(underWay).toBe(0);
    const after = finished;
    await sleep(30);
    expect(finished).toBe(after);
    expect(after).toBeGreaterThan(0);
  });
});
