import type { RetentionKind } from '../../api/domain/retention.ts';

/** What each kind is, and exactly what goes of it when its time is over. */
export const RETENTION_WORDS: Readonly<
  Record<RetentionKind, { readonly name: string; readonly goes: string }>
> = {
  closed_concerns: {
    name: 'Concerns that are closed',
    goes: 'The concern with its notes, counted from the day on which it was closed. Kept while an action plan is open or a visit is to come because of it.',
  },
  visit_notes: {
    name: 'Notes of visits',
    goes: 'Brief, answers, notes and debrief of a visit. The day and the result stay, for the venue’s history and for reports. Kept until the visit is talked over, and while an action plan is open or a retest is to come.',
  },
  evidence: {
    name: 'Evidence of what has ended',
    goes: 'Texts, links and files of an accreditation that was declined, revoked or withdrawn or that lapsed, counted from that day, and what a manager took back. Evidence of an accreditation that stands is kept.',
  },
  sign_ups: {
    name: 'Sign-ups that were never sent',
    goes: 'Answers, evidence and files of a sign-up, counted from when somebody last went on with it. What was sent in is kept with its venue.',
  },
  training_checks: {
    name: 'Checks of training',
    goes: 'Numbers and note of a check, when it has not counted any more for so long. The newest one of an accreditation that stands is kept.',
  },
  training_records: {
    name: 'Records of training',
    goes: 'Records and certificates of training that count no more, counted from the day of the training: what was learnt anew since, was taken back, or is of somebody who left so long ago. The newest of somebody who still works there is kept while it can count.',
  },
  training_attempts: {
    name: 'How staff came to their training',
    goes: 'Answers to questions, devices on which somebody learnt, places on sessions. What a record that is kept came from is kept with it.',
  },
  left_staff: {
    name: 'Staff who have left a venue',
    goes: 'Name, job, e-mail address and files of who left a venue’s staff, counted from that day. That somebody was trained stays, without a name.',
  },
  licences: {
    name: 'Licences that are no longer on the public register',
    goes: 'The licence with holder, supervisor and conditions, counted from the last extract that held it. Kept while its venue is accredited or being assessed.',
  },
  embed_loads: {
    name: 'Counts of loads on websites',
    goes: 'How often the list was loaded on a website, day by day. There is nothing about people in it.',
  },
  sent_mail: {
    name: 'Mail that was sent, or given up',
    goes: 'Address, subject and words of a mail. Codes to sign in are wiped as soon as they have left.',
  },
  people: {
    name: 'People who have left',
    goes: 'Name, address and account of who has had no role, no venue and nothing under way for so long. What they did stays, as someone’s who has left.',
  },
};

/** `2 years`, `6 months`: a number and its word stay on one line. */
export function monthsWords(months: number): string {
  const [number, word] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month'];
  return `${number}\u00a0${word}${number === 1 ? '' : 's'}`;
}
