import type { Rule } from './access-rules.ts';

/** The part of `access.ts` that is about training: sessions, certificates, a venue's staff. */
export const TRAINING_ACCESS: Readonly<Record<string, Rule>> = {};
