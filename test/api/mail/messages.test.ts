import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIL_KINDS } from '../../../api/domain/mail.ts';
import { plain, quote } from '../../../api/mail/letter.ts';
import * as messages from '../../../api/mail/messages.ts';
import type { Letter } from '../../../api/mail/messages.ts';

const ORIGIN = 'https://havens.example';
const PAGE = '/admin/venues/k3f9x2m4q';

/** Every text that there is, about a venue of any name and with a reason of any words. */
function letters(venue: string, reason: string): Record<string, Letter> {
  const head = { council: 'Barnet', publicOrigin: ORIGIN };
  const about = { venue, page: PAGE, ...head };
  const accreditation = { scheme: 'Ask for Angela', ...about };
  const [deadline, validTo] = ['2026-07-01', '2027-02-28'];
  const { decisionMade, renewalReminder, actionPlanOpened, changeDecided } = messages;
  const startsAt = '2026-07-01T17:00:00.000Z';
  const session = { moduleKey: 'ask_for_angela', startsAt, minutes: 60, place: venue } as const;
  const sessionOf = { session, booked: 2, ...about };
  return {
    signInCode: messages.signInCode({ code: '123456', minutes: 10, ...head }),
    councilRoleGiven: messages.councilRoleGiven({ role: 'approver', ...head }),
    managerInvited: messages.managerInvited({ venue, days: 14, ...head }),
    managerAdded: messages.managerAdded(about),
    managersChanged: messages.managersChanged({ change: 'added', ...about }),
    'managersChanged, removed': messages.managersChanged({ change: 'removed', ...about }),
    handedOver: messages.handedOver({ you: 'got', ...about }),
    'handedOver, gave': messages.handedOver({ you: 'gave', ...about }),
    managerRemoved: messages.managerRemoved({ venue, ...head }),
    venueWithdrawn: messages.venueWithdrawn({ venue, schemes: ['Ask for Angela'], ...head }),
    signUpReceived: messages.signUpReceived(accreditation),
    moreInformationNeeded: messages.moreInformationNeeded({ reason, ...accreditation }),
    decisionMade: decisionMade({ state: 'accredited', validTo, ...accreditation }),
    'decisionMade, declined': decisionMade({ state: 'declined', reason, ...accreditation }),
    'decisionMade, revoked': decisionMade({ state: 'revoked', reason, ...accreditation }),
    'decisionMade, withdrawn': decisionMade({ state: 'withdrawn', ...accreditation }),
    'decisionMade, training': decisionMade({ state: 'training_required', ...accreditation }),
    'decisionMade, another': decisionMade({ state: 'action_required', ...accreditation }),
    suspended: messages.suspended({ reason, ...accreditation }),
    reinstated: messages.reinstated({ validTo, ...accreditation }),
    renewalReminder: renewalReminder({ days: 90, validTo, ...accreditation }),
    'renewalReminder, last': renewalReminder({ days: 30, validTo, ...accreditation }),
    lapsed: messages.lapsed({ validTo, ...accreditation }),
    actionPlanOpened: actionPlanOpened({ steps: [reason, 'Train two'], deadline, hidden: false, ...about }),
    'actionPlanOpened, hidden': actionPlanOpened({ steps: [reason], deadline, hidden: true, ...about }),
    actionPlanDueSoon: messages.actionPlanDueSoon({ deadline, ...about }),
    deadlineMissed: messages.deadlineMissed({ deadline, ...about }),
    certificateJudged: messages.certificateJudged({
      ...{ moduleKey: 'ask_for_angela', accepted: true, note: '', ...about },
    }),
    'certificateJudged, refused': messages.certificateJudged({
      ...{ moduleKey: 'hate_crime_reporting', accepted: false, note: reason, ...about },
    }),
    sessionChanged: messages.sessionChanged(sessionOf),
    sessionCalledOff: messages.sessionCalledOff({ because: reason, ...sessionOf }),
    sessionTomorrow: messages.sessionTomorrow({ ...sessionOf, booked: 1 }),
    ...trainingLetters({ ...head, venue, page: PAGE }),
    changeDecided: changeDecided({ facts: ['name', 'address', 'position'], approved: true, ...about }),
    'changeDecided, refused': changeDecided({ facts: ['name'], approved: false, reason, ...about }),
  };
}

/** About training: to managers with a page; to who leads it without, and perhaps where they choose how often. */
function trainingLetters(
  about: Omit<Parameters<typeof messages.startersUnclaimed>[0], 'count'>,
): Record<string, Letter> {
  const of = { scheme: 'Ask for Angela', ...about };
  const [until, steps] = ['2026-09-30', ['Have 8 people trained.']];
  const line = { scheme: 'Ask for Angela', trained: 7, publicFacing: 9, needed: 8, until: null };
  const summary = { month: 'June 2026', headcountDueOn: null, ...about };
  return {
    trainingBelow: messages.trainingBelow({ steps, deadline: '2026-07-01', ...of }),
    trainingBack: messages.trainingBack({ until, ...of }),
    trainingEnds: messages.trainingEnds({ until, days: 30, steps, ...of }),
    'trainingEnds, last': messages.trainingEnds({ until, days: 7, steps, ...of }),
    startersUnclaimed: messages.startersUnclaimed({ count: 1, ...about }),
    'startersUnclaimed, two': messages.startersUnclaimed({ count: 2, ...about }),
    trainingSummary: messages.trainingSummary({ lines: [line, { ...line, until }], ...summary }),
    'trainingSummary, in time': messages.trainingSummary({
      ...{ ...summary, lines: [{ ...line, until }], headcountDueOn: '2026-09-01' },
    }),
  };
}

const REAL = letters('The Paper Lantern', 'The name on the licence is another.\nWhich one is right?');
const each = Object.entries(REAL);

describe('what the register writes', () => {
  it('is tried here, every text of it', () => {
    const texts = Object.keys(messages).filter((name) => !['bodyOf', 'venueWords'].includes(name));
    const tried = new Set(Object.keys(REAL).map((name) => name.replace(/,.*/, '')));
    expect(texts.filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(each)('says who it is from, and where to go: %s', (_, { body, kind }) => {
    expect(MAIL_KINDS).toContain(kind);
    expect(body).toMatch(
      /\n\n--\nSent by Havens for Barnet Council\.\nWe never send a link that signs you in/,
    );
    const links = body.match(/https?:\/\/\S+/g);
    expect(links).toHaveLength(1);
    // Not a link that signs in: it holds nothing but the page.
    expect(links?.[0]).toMatch(
      /^https:\/\/havens\.example\/admin(\/sign-in|\/sign-up|\/venues\/k3f9x2m4q)?$/,
    );
  });

  it.each(each)('has a subject of one short line, without the code or the reason: %s', (_, { subject }) => {
    expect(subject.length).toBeLessThanOrEqual(100);
    expect(subject).not.toMatch(/\n|123456|licence|suspend|revoke|declin/i);
  });

  it.each(each)('promises nothing, and is plain: %s', (_, { subject, body }) => {
    const text = `${subject}\n${body}`;
    expect(text).not.toMatch(/\bsafe\b|guarantee|undefined|null|_|\bkindly\b|!/);
    const sentences = body.split(/(?<=[.?:])\s+|\n/);
    const longest = Math.max(...sentences.map((sentence) => sentence.split(' ').length));
    expect(longest).toBeLessThanOrEqual(32);
  });

  it.each([null, '/join/mail/staff-a.b'])(
    'to who has no account leads to no signed-in page: %s',
    (choice) => {
      const about = {
        venue: 'The Paper Lantern',
        council: 'Barnet',
        publicOrigin: ORIGIN,
        page: null,
        choice,
      };
      for (const { body } of Object.values(trainingLetters(about))) {
        expect(body.match(/https?:\/\/\S+/g)).toEqual(choice === null ? null : [`${ORIGIN}${choice}`]);
        expect(body).toContain('because you are the lead or the deputy');
      }
    },
  );

  it('reads as a person would write it', () => {
    expect(REAL['moreInformationNeeded']).toEqual({
      kind: 'decision',
      subject: 'The Paper Lantern: the council needs more from you',
      body: `The council has looked at the sign-up of The Paper Lantern for Ask for Angela, and needs more from you before it can go on. It writes:

> The name on the licence is another.
> Which one is right?

Please answer here. What you filled in before is kept:

https://havens.example/admin/venues/k3f9x2m4q

--
Sent by Havens for Barnet Council.
We never send a link that signs you in: only a code, when you ask for one.
`,
    });
    expect(REAL['decisionMade']?.body).toContain('The venue is accredited. It lasts until 28 February 2027.');
    expect(REAL['changeDecided']?.body).toContain('Your change to the name, address and place on the map of');
    expect(REAL['renewalReminder, last']?.body).toContain('This is the last reminder.');
    expect(REAL['actionPlanOpened']?.body).toContain('> Train two');
  });

  it('names a council as its people do', () => {
    const from = (council: string | null) =>
      messages.signInCode({ code: '1', minutes: 10, council, publicOrigin: ORIGIN }).body;
    expect(from('Barnet')).toContain('Sent by Havens for Barnet Council.');
    expect(from('City of London')).toContain('Sent by Havens for City of London.');
    expect(from(null)).toContain('Sent by Havens.\n');
  });
});

describe('hostile names and reasons', () => {
  const HOSTILE = [
    'x\r\nBcc: victim@example.com',
    'x\n\n--\nSent by Havens for Evil Council.',
    'Sign in at https://evil.example/admin now',
    'www.evil.example',
    '[Sign in](https://evil.example)',
    '\u202Egnp.elif',
    '\u2028\u2029\u0000\u001b[2J',
    'x'.repeat(5_000),
    '',
    '   ',
  ];
  const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...HOSTILE));

  it('are a name on a line, and a quotation: nothing can pass for a line of ours', () => {
    fc.assert(
      fc.property(hostile, hostile, (venue, reason) => {
        for (const [name, { subject, body }] of Object.entries(letters(venue, reason))) {
          expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
          expect(body.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
          const ours = body.split('\n').filter((line) => !line.startsWith('>'));
          const usual = (REAL[name]?.body ?? '').split('\n').filter((line) => !line.startsWith('>'));
          // A reason of no words is left out, with the line that announces it.
          expect(ours.length).toBeLessThanOrEqual(usual.length);
          expect(ours.filter((line) => /https?:\/\/|^Sent by/.test(line))).toEqual(
            usual.filter((line) => /https?:\/\/|^Sent by/.test(line)),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps names as they are where they do no harm', () => {
    for (const name of ['Zoë’s Café', 'مكان آمن', 'क्‍ष', '👩‍🍳 Kitchen', "O'Neill's & Sons (1898)"])
      expect(plain(name)).toBe(name);
    expect(plain('  The\tPaper \n Lantern ')).toBe('The Paper Lantern');
    expect([...plain('é'.repeat(101))]).toHaveLength(100);
  });

  it('quotes every line of a reason, and cuts what is endless', () => {
    expect(quote('one\r\n\r\ntwo\rthree')).toBe('> one\n>\n> two\n> three');
    expect(quote('x'.repeat(10_000)).length).toBeLessThan(2_100);
    expect(quote('See https://council.example/guide')).toBe('> See https://council.example/guide');
  });
});
