import type { SchemeWording } from '../../api/domain/scheme.ts';
import type { SchemeKey } from './scheme-rules.ts';

/**
 * English wording of version 1. Short words for someone who is frightened and in a hurry. It says what staff are trained
 * to do, never that a place is safe; it tells no story of who Angela was, because the sources conflict. `say` is a whole
 * instruction that can stand alone on a card.
 */
export const SCHEME_WORDING: Readonly<Record<SchemeKey, SchemeWording>> = {
  safe_haven: {
    name: 'Safe Haven',
    summary:
      'Staff here are trained to help anyone who feels unsafe. You can come in, wait, and plan how to get home.',
    say: 'Say “I don’t feel safe. Can I wait here?” There is no code word.',
    staffWill:
      'Staff are trained to listen and to find you a seat. They can help you charge your phone, call someone you trust, or call a taxi or the police.',
  },
  ask_for_angela: {
    name: 'Ask for Angela',
    summary: 'Staff here are trained to help you get away from someone, without a fuss.',
    say: 'Ask “Can I speak to Angela?” or “Is Angela in?”',
    staffWill:
      'Staff are trained to take you somewhere quieter and ask what you need. They can call a taxi, a friend or the police. If someone does not know the words, ask for the manager.',
  },
  safe_place: {
    name: 'Safe Place',
    summary:
      'For people with a learning disability, and anyone else who needs help while they are out. Staff here are trained to help.',
    say: 'Show your card, or say “I need help.”',
    staffWill: 'Staff are trained to listen, to take their time, and to call the person on your card.',
  },
  hate_crime_reporting_centre: {
    name: 'Hate crime reporting centre',
    summary:
      'A hate incident is when someone scares or hurts you because of who you are. Staff here are trained to help you report it.',
    say: 'Say “I would like to report a hate incident.”',
    staffWill:
      'Staff are trained to talk with you in private and to write down what happened. They pass it to the police. You can ask to leave your name out.',
  },
  community_safety_hub: {
    name: 'Community safety hub',
    summary:
      'A drop-in with council officers and the police. It opens on set days, and the place can change. Officers here are trained to help.',
    say: 'Drop in while it is open. You don’t need to book.',
    staffWill:
      'Officers from the council’s Community Safety Team and the police listen, answer questions, and tell you who else can help.',
  },
};
