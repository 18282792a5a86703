import { publishAll } from '../../api/usecases/publish-snapshots.ts';
import type { Command } from './command.ts';

export const publishCommand: Command = {
  name: 'publish',
  usage: '',
  summary: 'publishes every area and map cell anew',
  help: 'A running server does so by itself. Use it after a restore, or after work on the database by hand.',
  words: [],
  options: {},

  async run(_, { openRegister, clock, print }) {
    const { database: db } = await openRegister();
    const scopes = await publishAll({ db, clock });
    const { havens } = await db.query
      .selectFrom('public_havens')
      .select(({ fn }) => fn.countAll<number>().as('havens'))
      .executeTakeFirstOrThrow();
    print(`${havens} havens in ${scopes.length} areas and map cells`);
  },
};
