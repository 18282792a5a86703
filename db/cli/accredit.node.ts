import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import { isLocalDate, lastDayOfMonths } from '../../api/domain/calendar.ts';
import { epochMinutes, type LocalDate } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { selectSchemes } from '../schemes.ts';
import { CommandError, type Command, type CommandOption, type GivenArguments } from './command.ts';
import { venueIdOf } from './find-venue.node.ts';

/** Whoever runs commands on the server; signing in names people later. */
const ACTOR = 'operator/command-line';

const SCHEME = { value: 'KEY', help: 'the scheme: safe_haven, ask_for_angela, …' };
const REASON = { value: 'TEXT', help: 'why, for the record' };
const day = (help: string): CommandOption => ({ value: 'YYYY-MM-DD', help });

export const accreditCommand: Command = {
  name: 'accredit',
  usage: 'VENUE --scheme KEY --trained-on DAY --reason TEXT [--from DAY] [--to DAY] [--training-until DAY]',
  summary: 'accredits a venue under a scheme, and publishes it',
  help: 'VENUE is an id, a slug, or where it came from, such as fhrs:758219. Days not given follow from the rules of the scheme.',
  words: ['VENUE'],
  options: {
    scheme: SCHEME,
    reason: REASON,
    'trained-on': day('when the training rule of the scheme was met'),
    from: day('first day of the accreditation (else today)'),
    to: day('last day of the accreditation'),
    'training-until': day('last day on which the training still counts'),
  },

  async run(given, { openRegister, clock, print }) {
    const { database: db } = await openRegister();
    const venueId = await venueIdOf(db, given.words[0] ?? '');
    const schemeKey = required(given, 'scheme');
    const today = londonDate(epochMinutes(clock.now()));
    const trainedOn = dayOf(given, 'trained-on') ?? required(given, 'trained-on');
    const from = dayOf(given, 'from') ?? today;
    const rules = (await selectSchemes(db, today)).find(({ key }) => key === schemeKey)?.rules;
    const dates = {
      valid_from: from,
      valid_to: dayOf(given, 'to') ?? (rules ? lastDayOfMonths(from, rules.accreditationMonths) : null),
      trained_on: trainedOn,
      training_until:
        dayOf(given, 'training-until') ??
        (rules ? lastDayOfMonths(trainedOn, rules.training.refreshMonths) : null),
      action_deadline: null,
    };
    const reason = required(given, 'reason');
    await decideAccreditation({
      venueId,
      schemeKey,
      to: 'accredited',
      reason,
      dates,
      actor: ACTOR,
      db,
      clock,
    });
    print(`accredited until ${dates.valid_to}, shown while training counts, until ${dates.training_until}`);
  },
};

export const suspendCommand: Command = {
  name: 'suspend',
  usage: 'VENUE --scheme KEY --reason TEXT',
  summary: 'suspends a venue: it is shown nowhere when the command returns',
  help: 'VENUE is an id, a slug, or where it came from, such as fhrs:758219. `accredit` shows it again.',
  words: ['VENUE'],
  options: { scheme: SCHEME, reason: REASON },

  async run(given, { openRegister, clock, print }) {
    const { database: db } = await openRegister();
    const venueId = await venueIdOf(db, given.words[0] ?? '');
    const schemeKey = required(given, 'scheme');
    const reason = required(given, 'reason');
    await decideAccreditation({ venueId, schemeKey, to: 'suspended', reason, actor: ACTOR, db, clock });
    print('suspended, and no longer published');
  },
};

function required(given: GivenArguments, name: string): string {
  const text = given.option(name)?.trim();
  if (text) return text;
  throw new CommandError(`--${name} is missing. See --help.`);
}

function dayOf(given: GivenArguments, name: string): LocalDate | undefined {
  const text = given.option(name);
  if (text === undefined || isLocalDate(text)) return text;
  throw new CommandError(`--${name} is "${text}": give a day, such as 2026-10-01.`);
}
