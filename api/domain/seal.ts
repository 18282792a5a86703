/**
 * A keyed hash of a text: 64 hex digits that only this installation can make. What is stored that way (an address of a
 * client, a code, a challenge) can be recognised again, but not read back or guessed by who has the database alone.
 */
export type Seal = (text: string) => string;
