/** What the register writes to people: each text with its kind, ready for `insertMail`. */
export { bodyOf, venueWords, type Letter, type Letterhead } from './letter.ts';
export * from './messages-accreditation.ts';
export * from './messages-certificates.ts';
export * from './messages-people.ts';
export * from './messages-sessions.ts';
export * from './messages-training.ts';
export * from './messages-venue.ts';
