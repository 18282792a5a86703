import { councilWords, letter, plain, venueWords, type Letter, type Letterhead } from './letter.ts';

/** The code to sign in with. Its subject shows on a locked phone, so the code is not in it. */
export function signInCode({
  code,
  minutes,
  ...head
}: Letterhead & { code: string; minutes: number }): Letter {
  return letter({
    kind: 'sign_in_code',
    subject: 'Your code to sign in to Havens',
    paragraphs: [
      `Your code is ${code}`,
      `Enter it on the page where you asked for it. It works for ${minutes} minutes.`,
      'We never ask for this code by phone or e-mail. If you did not ask for it, you need do nothing.',
      'If you have closed the page, ask for a new code here:',
    ],
    page: '/admin/sign-in',
    ...head,
  });
}

/**
 * Someone may now work on a council's register.
 * @param role in words: `approver`
 */
export function councilRoleGiven({ role, ...head }: Letterhead & { council: string; role: string }): Letter {
  const council = councilWords(head.council);
  return letter({
    kind: 'invitation',
    subject: `You can now work on the Havens register of ${council}`,
    paragraphs: [
      `You have been given the role ${plain(role)} for ${council}.`,
      'If you did not expect this, tell your council’s Community Safety Team.',
      'Sign in with this e-mail address. We then send you a code: there is no password.',
    ],
    page: '/admin',
    ...head,
  });
}

/** Someone is asked to look after a venue, and has yet to accept. */
export function managerInvited({
  venue,
  days,
  ...head
}: Letterhead & { venue: string; days: number }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'invitation',
    subject: `You are invited to look after ${name} on Havens`,
    paragraphs: [
      `A manager of ${name} asks you to help look after it on the register of places where staff are trained to help.`,
      'You would keep its opening hours right, keep the training of its staff up to date, and hear from the council about it.',
      `To accept, sign in with this e-mail address within ${days} days. If you do not know this venue, you need do nothing.`,
    ],
    page: '/admin',
    ...head,
  });
}

/** Someone is a manager of a venue from now on. */
export function managerAdded({ venue, page, ...head }: Letterhead & { venue: string; page: string }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'managers',
    subject: `You now look after ${name} on Havens`,
    paragraphs: [
      `You are now a manager of ${name} on the register.`,
      'Please look through its opening hours and the training of its staff. If you are not a manager of this venue, tell the council.',
    ],
    page,
    ...head,
  });
}

/** To the managers who were there before: so that nobody is added or taken off unseen. */
export function managersChanged({
  venue,
  change,
  page,
  ...head
}: Letterhead & { venue: string; change: 'added' | 'removed'; page: string }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'managers',
    subject: `A change to who looks after ${name}`,
    paragraphs: [
      change === 'added'
        ? `${name} has a new manager on the register.`
        : `A manager of ${name} was taken off the register.`,
      'If this is not right, tell the council. You see who looks after the venue here:',
    ],
    page,
    ...head,
  });
}

/** Someone no longer looks after a venue: said to them, so that nobody loses it unseen. */
export function managerRemoved({ venue, ...head }: Letterhead & { venue: string }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'managers',
    subject: `You no longer look after ${name}`,
    paragraphs: [
      `You can no longer see or change ${name} on the register.`,
      'If this is not right, ask whoever looks after it now, or tell the council.',
    ],
    page: '/admin',
    ...head,
  });
}

/** A manager has taken a venue out of schemes. */
export function venueWithdrawn({
  venue,
  schemes,
  ...head
}: Letterhead & { venue: string; schemes: readonly string[] }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'managers',
    subject: `${name} was withdrawn from ${schemes.map(plain).join(' and ')}`,
    paragraphs: [
      `${name} is no longer in ${schemes.map(plain).join(' and ')}, and the public is no longer shown it there. Please take down its signs.`,
      'If this is not right, tell the council. To come back, sign the venue up again here:',
    ],
    page: '/admin/sign-up',
    ...head,
  });
}

/**
 * A venue was handed over from one manager to another.
 * @param you `gave`: the reader no longer looks after it; `got`: the reader does from now on
 */
export function handedOver({
  venue,
  you,
  page,
  ...head
}: Letterhead & { venue: string; you: 'gave' | 'got'; page: string }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'managers',
    subject: `${name} was handed over`,
    paragraphs:
      you === 'gave'
        ? [
            `You no longer look after ${name} on the register: it was handed over to another manager.`,
            'If you did not want this, tell the council soon.',
          ]
        : [
            `${name} was handed over to you: you look after it on the register from now on.`,
            'Please look through its opening hours, its staff and their training. The council may ask you to confirm them.',
          ],
    page: you === 'gave' ? '/admin' : page,
    ...head,
  });
}
