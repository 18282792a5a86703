import { parseArgs } from 'node:util';
import { notifyKeyOf } from '../../api/mail/notify-key.ts';
import { notifyTransport } from '../../api/mail/notify.ts';
import { smtpTransport } from '../../api/mail/smtp.node.ts';
import { randomIds } from '../../api/random-ids.ts';
import { clockFrom, systemClock } from '../../api/system-clock.ts';
import { sendOutbox } from '../../api/usecases/send-outbox.ts';
import { openSqlite } from '../../db/sqlite.node.ts';
import { API_KEY, TEMPLATE_ID } from './notify-server.ts';

/** A process that sends what is due in a register, to be killed: `--register FILE --server URL --clock INSTANT`. */
const { values } = parseArgs({
  options: { register: { type: 'string' }, server: { type: 'string' }, clock: { type: 'string' } },
});
const { register = '', server = '', clock = '' } = values;

const transport = server.startsWith('http:')
  ? notifyTransport({
      origin: server,
      key: notifyKeyOf(API_KEY),
      templateId: TEMPLATE_ID,
      clock: systemClock,
    })
  : smtpTransport({ url: server, from: { name: 'Havens', address: 'havens@council.example' } });

const { database, close } = openSqlite(register);
const round = await sendOutbox({
  db: database,
  clock: clockFrom(Date.parse(clock)),
  ids: randomIds,
  transport,
  log: { failure: (what, error) => console.error(what, error) },
});
close();
console.log(JSON.stringify(round));
