import { existsSync } from 'node:fs';
import { DEVELOPMENT_SECRET } from '../../api/config.ts';
import { REGISTER_CHAIN, selectHead } from '../audit-heads.ts';
import { auditKey, isSignedWith, withAuditKey } from '../audit-signature.ts';
import { selectChains } from '../audit-stored.ts';
import type { Database } from '../database.ts';
import { signAnew } from '../sign-anew.ts';
import { openSqlite } from '../sqlite.node.ts';
import { verifyChain, type ChainReport } from '../verify-chain.ts';
import { countUnchained, hasChains, hasHash, verifyTrail } from '../verify-trail.ts';
import { CommandError, type Command } from './command.ts';
import { sessionSecret } from './open-register.node.ts';

export const verifyAuditCommand: Command = {
  name: 'verify-audit',
  usage: '[--authority CODE] [--known HASH] [--sign-anew]',
  summary: 'finds any changed, removed or reordered event of the audit trail',
  help: `
Reads each chain of events from its first to its signed head and changes nothing; a line for each fault, and exit 1.
Give SESSION_SECRET as the server has it: without it the signatures are not checked, and whoever can write the database
could have made a whole chain anew. Keep the heads it prints somewhere else: --known finds out whether the trail still
goes back to one of them, even where the secret has been in the wrong hands.`,
  words: [],
  options: {
    authority: {
      value: 'CODE',
      help: `only the chain of this authority, or of the "${REGISTER_CHAIN}" itself`,
    },
    known: { value: 'HASH', help: 'a head that was printed before' },
    'sign-anew': {
      help: 'signs all chains with the present SESSION_SECRET, where nothing else is wrong: after it was changed',
    },
  },

  async run(given, { databasePath, env, clock, print, warn }) {
    // Not opened as other commands do: what is looked into is not brought up to date first.
    if (!existsSync(databasePath)) throw new CommandError(`There is no register at ${databasePath}.`);
    const secret = sessionSecret(env);
    const anew = given.has('sign-anew');
    if (anew && secret === undefined)
      throw new CommandError('SESSION_SECRET is not set: there is nothing to sign with.');
    const register = openSqlite(databasePath);
    try {
      const { database } = register;
      if (!(await hasChains(database))) {
        throw new CommandError(
          'This register is from before audit chains. Start the server once, which brings it up to date.',
        );
      }
      const scope = { only: given.option('authority'), known: given.option('known'), print, warn };
      if (anew) {
        await verify(database, { ...scope, only: undefined, print: () => {} });
        await signAnew(database, auditKey(secret ?? ''), new Date(clock.now()).toISOString());
      }
      await verify(await withKeyOf(database, secret, warn), scope);
    } finally {
      register.close();
    }
  },
};

/** The register with the key its signatures are checked with: as for the server, the secret of development if none is set. */
async function withKeyOf(
  database: Database,
  secret: string | undefined,
  warn: (line: string) => void,
): Promise<Database> {
  if (secret !== undefined) return withAuditKey(database, secret);
  const head = await selectHead(database, REGISTER_CHAIN);
  if (head && head.signed_position > 0 && isSignedWith(auditKey(DEVELOPMENT_SECRET), head)) {
    warn('SESSION_SECRET is not set: checked with the secret of development, which everyone knows.');
    return withAuditKey(database, DEVELOPMENT_SECRET);
  }
  warn('SESSION_SECRET is not set: the chains are checked, their signatures are not.');
  return database;
}

/** @throws CommandError where there is a fault, after a line for each */
async function verify(
  db: Database,
  {
    only,
    known,
    print,
    warn,
  }: {
    only: string | undefined;
    known: string | undefined;
    print: (line: string) => void;
    warn: (line: string) => void;
  },
): Promise<void> {
  const chains = await selectChains(db);
  if (only !== undefined && !chains.includes(only)) {
    throw new CommandError(`There is no event of "${only}" on the trail, only of: ${chains.join(', ')}.`);
  }
  let faults = 0;
  const tell = (fault: string): void => {
    faults += 1;
    warn(fault);
  };
  for (const chain of only === undefined ? chains : [only]) {
    const report = await verifyChain(db, chain, (fault) => tell(`${chain}: ${fault}`));
    if (report.faults === 0) print(lineOf(report, db.auditKey !== undefined));
  }
  if (only === undefined) {
    for (const fault of await verifyTrail(db)) tell(fault);
    const outside = await countUnchained(db);
    if (outside > 0) print(`${count(outside)} from before chains began: nothing protects what they say`);
  }
  if (known !== undefined && !(await hasHash(db, known))) {
    tell(`no event has the head ${known}: the trail does not go back to it`);
  }
  if (faults > 0)
    throw new CommandError(`${faults === 1 ? '1 fault' : `${number(faults)} faults`} on the audit trail.`);
}

/** `E09000003: 1,234 events in order, signed up to 1,234 at 2026-11-22T12:00:00.000Z, head 3f9a…` */
function lineOf({ chain, position, hash, signedPosition, signedAt }: ChainReport, checked: boolean): string {
  const unsigned = position - signedPosition;
  return [
    `${chain}: ${count(position)} in order`,
    signedPosition === 0
      ? 'not signed yet'
      : `signed up to ${number(signedPosition)} at ${signedAt}${checked ? '' : ' (not checked)'}`,
    ...(signedPosition > 0 && unsigned > 0 ? [`${number(unsigned)} not signed yet`] : []),
    `head ${hash}`,
  ].join(', ');
}

function count(events: number): string {
  return events === 1 ? '1 event' : `${number(events)} events`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
