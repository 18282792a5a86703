import { idOfSlug } from '../../api/domain/venue.ts';
import type { Database } from '../database.ts';
import { CommandError, type Command } from './command.ts';

const MOST = 20;

export const findVenuesCommand: Command = {
  name: 'find venues',
  usage: 'TEXT',
  summary: 'lists venues by part of their name or postcode, with their ids',
  words: ['TEXT'],
  options: {},

  async run(given, context) {
    const { database } = await context.openRegister();
    const venues = await search(database, given.words[0] ?? '');
    for (const venue of venues.slice(0, MOST)) {
      const { id, standing, name, address, postcode, source, source_ref } = venue;
      context.print([id, standing, name, address, postcode, `${source}:${source_ref}`].join('\t'));
    }
    if (venues.length > MOST)
      context.warn(`There are more than ${MOST}. Give more of the name, or the postcode.`);
    if (venues.length === 0) context.warn('No venue has this in its name or postcode.');
  },
};

async function search(db: Database, text: string) {
  const words = text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`);
  return db.query
    .selectFrom('venues')
    .select(['id', 'standing', 'name', 'address', 'postcode', 'source', 'source_ref'])
    .where(({ eb, or, val }) =>
      or(
        (['name', 'postcode'] as const).map((column) =>
          eb(eb.fn('like', [val(`%${words}%`), column, val('\\')]), '=', 1),
        ),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(MOST + 1)
    .execute();
}

/**
 * The venue an operator means: its id, its slug, or where it came from, `fhrs:758219`.
 * @throws CommandError where there is none
 */
export async function venueIdOf(db: Database, text: string): Promise<string> {
  const [source, ...rest] = text.split(':');
  const venue = await db.query
    .selectFrom('venues')
    .select('id')
    .$if(rest.length > 0, (query) =>
      query.where('source', '=', source ?? '').where('source_ref', '=', rest.join(':')),
    )
    .$if(rest.length === 0, (query) => query.where('id', '=', idOfSlug(text)))
    .executeTakeFirst();
  if (venue) return venue.id;
  throw new CommandError(`There is no venue ${text}. Look for it: npm run register -- find venues "NAME".`);
}
