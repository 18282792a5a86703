import { COUNCIL_ROLES } from '../../api/domain/people.ts';
import { grantCouncilRole } from '../../api/usecases/grant-council-role.ts';
import { CommandError, oneOf, type Command } from './command.ts';

const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

export const addPersonCommand: Command = {
  name: 'add-person',
  usage: `EMAIL --role ${COUNCIL_ROLES.join('|')} --authority CODE`,
  summary: 'lets someone of a council sign in, with a role',
  help: 'Run it once for each role. The first administrator of a council is added here; they add everyone else.',
  words: ['EMAIL'],
  options: {
    role: { value: 'ROLE', help: `one of ${COUNCIL_ROLES.join(', ')}` },
    authority: { value: 'CODE', help: 'the ONS code of their authority (E09000003)' },
  },

  async run(given, { openRegister, clock, ids, print, publicOrigin }) {
    const email = given.words[0] ?? '';
    if (!ADDRESS.test(email))
      throw new CommandError(`"${email}" is no e-mail address: give one such as ada@council.example.`);
    const role = oneOf('role', given.option('role'), COUNCIL_ROLES);
    if (!role) throw new CommandError(`Give --role: one of ${COUNCIL_ROLES.join(', ')}.`);
    const authorityCode = given.option('authority');
    if (authorityCode === undefined)
      throw new CommandError('Give --authority, such as --authority E09000003.');
    const { database: db } = await openRegister();
    await grantCouncilRole({
      ...{ email, role, authorityCode },
      actor: 'operator/command-line',
      origin: publicOrigin,
      ...{ db, clock, ids },
    });
    print(`${email.toLowerCase()} is ${role} of ${authorityCode}, and is told so by mail.`);
  },
};
