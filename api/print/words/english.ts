import type { SignWords } from './sign-words.ts';

/** What the others are translated from. */
export const ENGLISH: SignWords = {
  unsafe: 'Do you feel unsafe?',
  trained: 'Staff here are trained to help.',
  say: 'Say in English:',
  quietly: 'You can ask quietly. You do not have to explain.',
  danger: 'In danger now? Call 999.',
  schemes: {
    safe_haven: 'You can come in, wait, and plan how to get home.',
    ask_for_angela: 'Staff can help you leave without a fuss.',
    safe_place: 'Show your card, or say that you need help.',
    hate_crime_reporting_centre: 'You can report a hate incident here.',
    community_safety_hub: 'You can talk to council officers and the police here.',
  },
};
