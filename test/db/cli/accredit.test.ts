import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomIds } from '../../../api/random-ids.ts';
import { fixedClock } from '../../../api/system-clock.ts';
import { COMMANDS } from '../../../db/cli/commands.node.ts';
import { openRegister } from '../../../db/cli/open-register.node.ts';
import { runRegister } from '../../../db/cli/run.node.ts';
import { addVenue } from '../../helpers/register.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const clock = fixedClock(Date.parse('2026-11-22T12:00:00Z'));

describe('the operator', () => {
  const newFolder = useTemporaryFolders();

  async function register() {
    const path = join(newFolder(), 'register.sqlite');
    const { database, close } = await openRegister(path, clock);
    await addVenue(database, { standing: 'prospect', source: 'fhrs', source_ref: '758219' });
    close();
    return async (...argv: string[]) => {
      const lines: string[] = [];
      const tell = (line: string) => lines.push(line);
      const surroundings = { env: { DATABASE_PATH: path }, clock, ids: randomIds, print: tell, warn: tell };
      const code = await runRegister(COMMANDS, argv, surroundings);
      return { code, said: lines.join('\n') };
    };
  }

  const accredit = ['accredit', 'fhrs:758219', '--scheme', 'safe_haven', '--reason', 'visited and trained'];

  it('finds a venue, accredits it, publishes it, suspends it and it is gone', async () => {
    const run = await register();
    expect((await run('find', 'venues', 'paper lant')).said).toContain(
      'k3f9x2m4q\tprospect\tThe Paper Lantern',
    );
    expect((await run('publish')).said).toMatch(/^0 havens/);
    expect(await run(...accredit, '--trained-on', '2026-11-01')).toEqual({
      code: 0,
      said: 'accredited until 2027-11-21, shown while training counts, until 2027-10-31',
    });
    expect((await run('publish')).said).toMatch(/^1 havens/);
    expect((await run('export', 'havens')).said).toMatch(/\nk3f9x2m4q,The Paper Lantern,cafe,safe_haven,/);
    expect(JSON.parse((await run('export', 'havens', '--format', 'json')).said)).toMatchObject({
      havens: [{ slug: 'the-paper-lantern-k3f9x2m4q', trained_on: '2026-11-01' }],
    });
    expect(
      (await run('suspend', 'k3f9x2m4q', '--scheme', 'safe_haven', '--reason', 'failed a visit')).code,
    ).toBe(0);
    expect((await run('publish')).said).toMatch(/^0 havens/);
    expect((await run('export', 'havens', '--format', 'geojson')).said).toContain('"features":[]');
  });

  it.each([
    ['no training day', [], '--trained-on is missing'],
    ['a day that is none', ['--trained-on', '2026-02-30'], '--trained-on is "2026-02-30": give a day'],
    [
      'an end before the start',
      ['--trained-on', '2026-11-01', '--to', '2026-01-01'],
      'must not be before its first',
    ],
  ])('is told what to do about %s, and nothing is written', async (_, options, words) => {
    const run = await register();
    const { code, said } = await run(...accredit, ...options);
    expect(code).toBe(1);
    expect(said).toContain(words);
    expect((await run('publish')).said).toMatch(/^0 havens/);
  });

  it('is told where a venue or scheme is not there', async () => {
    const run = await register();
    const rest = ['--trained-on', '2026-11-01', '--reason', 'r'];
    expect((await run('accredit', 'nobody', '--scheme', 'safe_haven', ...rest)).said).toContain(
      'There is no venue nobody',
    );
    expect((await run('accredit', 'k3f9x2m4q', '--scheme', 'ask_for_ani', ...rest)).said).toContain(
      'No scheme ask_for_ani',
    );
  });
});
