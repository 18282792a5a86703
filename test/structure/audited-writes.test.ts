import { describe, expect, it } from 'vitest';
import { codeOf, sourceFiles } from './sources.ts';

/** What is written without an event on the trail, and why. */
const UNAUDITED: Readonly<Record<string, string>> = {
  'db/audit.ts': 'the way itself',
  'db/sign-anew.ts': 'signatures of events that are there; it leaves one that it was done',
  'api/usecases/sign-audit.ts': 'signatures of events that are there',
  'db/outbox.ts': 'who sends a mail for the moment; the event is left by whoever queues it',
  'api/usecases/deliver-mail.ts': 'how far a mail has got; the outbox keeps its own attempts',
  'api/usecases/send-outbox.ts': 'how far a mail has got; the outbox keeps its own attempts',
  'api/usecases/publish-scopes.ts':
    'what is published follows from what is on the register, and from the time',
  'api/auth/auth.ts': 'a session that was refused as it began',
  'api/auth/seam-adapter.ts': 'sessions and half-done sign-ins: they come and go with every visit',
  'api/usecases/sign-in.ts': 'codes that live for ten minutes',
  'api/usecases/confirm-again.ts': 'when a session last gave a code',
  'api/usecases/read-signed-in.ts': 'when a session was last seen',
  'api/usecases/prune-sign-ins.ts': 'what signing in leaves once it is over',
  'api/usecases/note-who-left.ts':
    'since when somebody has had nothing here; what follows from it leaves its event',
  'api/usecases/once-a-day.ts': 'that a day’s work is done, or is not',
  'api/usecases/count-embed-load.ts': 'numbers that go up with every load of an embed',
  'api/usecases/embed-files.ts': 'files of a release, which nobody decides on here',
  'api/usecases/learn-elsewhere.ts': 'a device on which somebody learns; who joined leaves its event',
  'api/usecases/go-through-module.ts': 'how far somebody has got; what they passed leaves its event',
  'api/usecases/finish-module.ts': 'a try that was not passed; what was passed leaves its event',
  'api/usecases/refresh-training.ts':
    'which change of a venue’s training is worked out; what follows from it leaves its event',
  'api/usecases/refresh-changed-training.ts': 'which venues a new day asks to be worked out anew',
  'api/usecases/queue-training-mail.ts': 'mail that tells of no change; the outbox keeps that it was written',
  'api/usecases/mail-choice.ts':
    'how often somebody wants mail: their own choice, which decides nothing here',
  'api/usecases/limit-attempts.ts': 'counts of attempts, gone with their window',
};

const writing = (pattern: RegExp) => sourceFiles().filter((file) => pattern.test(codeOf(file)));

describe('every change leaves its event', () => {
  it('is written through writeAudited, but for what is told here with its reason', () => {
    const direct = writing(/\.writeAll\b|[{,] *writeAll\b[^}]*\} = /).filter((file) => !(file in UNAUDITED));
    expect(direct).toEqual([]);
  });

  it('has no exception that is not needed', () => {
    const direct = writing(/\.writeAll\b|[{,] *writeAll\b[^}]*\} = /);
    expect(Object.keys(UNAUDITED).filter((file) => !direct.includes(file))).toEqual([]);
  });

  it('and events come from nowhere else', () => {
    const inserts =
      /insert(Into|Rows)?\b[^;]{0,80}\b['"`]?audit_(events|heads)\b|\b(update|delete)\b[^;]{0,80}\baudit_/i;
    expect(writing(inserts).filter((file) => !/^db\/audit(-[a-z]+)?\.ts$/.test(file))).toEqual([]);
  });
});
