/** What can be learnt. The teaching of each is in admin/training/modules; what a scheme asks for is in its rules. */
export const TRAINING_MODULES = [
  'ask_for_angela',
  'safe_haven_welcome',
  'vulnerability_wave',
  'under_18s_and_safeguarding',
  'hate_crime_reporting',
] as const;
export type TrainingModuleKey = (typeof TRAINING_MODULES)[number];

export const MODULE_NAMES: Readonly<Record<TrainingModuleKey, string>> = {
  ask_for_angela: 'Ask for Angela',
  safe_haven_welcome: 'Welcoming someone to a Safe Haven',
  vulnerability_wave: 'Welfare and vulnerability (WAVE)',
  under_18s_and_safeguarding: 'Under 18s and safeguarding',
  hate_crime_reporting: 'Taking a hate crime report',
};

/** Whether a text is the key of a module. */
export function isTrainingModule(text: string): text is TrainingModuleKey {
  return (TRAINING_MODULES as readonly string[]).includes(text);
}

/** In the product on a phone; in a room, with a register; elsewhere, with a certificate that an officer has seen. */
export const TRAINING_WAYS = ['online', 'in_person', 'external'] as const;
export type TrainingWay = (typeof TRAINING_WAYS)[number];

/** The lead and the deputy of a venue's trained staff: the scheme's champions on site. */
export const STAFF_DUTIES = ['lead', 'deputy'] as const;
export type StaffDuty = (typeof STAFF_DUTIES)[number];
