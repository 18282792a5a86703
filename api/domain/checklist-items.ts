/** One thing that a scheme asks a venue to have or to do, in words for its manager. */
export interface ChecklistItem {
  /** What it is, as a line of a list: "A seat where someone can wait". */
  readonly name: string;
  /** What counts as evidence, as a sentence or two. */
  readonly counts: string;
  /** True where the manager's word is enough to send: an officer sees it on a visit. Else a few words, a link or a file. */
  readonly saidEnough: boolean;
}

/**
 * Every item that the schemes of db/reference/scheme-rules.ts name. Names of staff are never asked for: who was trained
 * is kept with the training records, not here.
 */
export const CHECKLIST_ITEMS = {
  trained_staff_list: {
    name: 'A list of staff who are trained, or will be',
    counts: 'Say who keeps the list and where. Do not send us names.',
    saidEnough: false,
  },
  training_in_induction: {
    name: 'Training is part of every new starter’s induction',
    counts: 'Say how new starters learn about the scheme and how soon. You can add your induction plan.',
    saidEnough: false,
  },
  support_list: {
    name: 'A list of people and services who can help, where staff can find it',
    counts: 'Say where the list is kept, such as behind the bar or at the till.',
    saidEnough: true,
  },
  phone: {
    name: 'A phone that someone who needs help can use',
    counts: 'Say which phone, such as the one at the till.',
    saidEnough: true,
  },
  seat: {
    name: 'A seat where someone can wait',
    counts: 'Say where it is. Away from the door and the window is best.',
    saidEnough: true,
  },
  toilet: {
    name: 'A toilet that someone who needs help can use',
    counts: 'Say where it is, and whether it is step-free.',
    saidEnough: true,
  },
  drinking_water: {
    name: 'Drinking water, free',
    counts: 'Tap water is fine.',
    saidEnough: true,
  },
  power_socket: {
    name: 'A socket or charger for a phone',
    counts: 'Say where it is, and which cables you have.',
    saidEnough: true,
  },
  sign_on_the_door: {
    name: 'Room for the scheme’s sign on the door or in the window',
    counts: 'Say where it will be. We send you the sign when you are accredited: do not put one up before.',
    saidEnough: true,
  },
  public_liability_insurance: {
    name: 'Public liability insurance',
    counts: 'Give the insurer, the policy number and the day it ends, or add the certificate.',
    saidEnough: false,
  },
  body_cameras: {
    name: 'Staff or door staff wear body cameras',
    counts: 'Say who wears them and when.',
    saidEnough: false,
  },
  dbs_checks: {
    name: 'Staff who help have a DBS check',
    counts: 'Say which roles are checked and how often. Do not send us certificates: they are private.',
    saidEnough: false,
  },
  two_staff_present: {
    name: 'At least two members of staff are there at all times',
    counts: 'Say how you make sure of it, such as by the rota.',
    saidEnough: false,
  },
  cctv: {
    name: 'CCTV covers where someone would wait',
    counts: 'Say what it covers and how long recordings are kept.',
    saidEnough: false,
  },
  incident_log: {
    name: 'A log of what happened when someone asked for help',
    counts: 'Say where it is kept and who looks at it. An empty page of it is good evidence.',
    saidEnough: false,
  },
  posters_in_toilets: {
    name: 'Posters in the toilets, so that people know what to ask',
    counts: 'Say in which toilets they will be. We send you the posters when you are accredited.',
    saidEnough: true,
  },
  welfare_policy: {
    name: 'A policy for looking after people who are unwell, drunk or at risk',
    counts: 'Add the policy, give a link to it, or say in a few lines what staff do.',
    saidEnough: false,
  },
  licensed_door_staff: {
    name: 'Door staff with an SIA licence',
    counts: 'Say on which days and from when they work, and which firm they are from.',
    saidEnough: false,
  },
  private_room: {
    name: 'A room where someone can talk in private',
    counts: 'Say which room it is and when it can be used.',
    saidEnough: false,
  },
  report_forms: {
    name: 'Forms to write a report down, and someone who passes them to the police',
    counts: 'Say which forms you use and who passes them on.',
    saidEnough: false,
  },
  data_protection_policy: {
    name: 'A data protection policy that covers reports',
    counts: 'Add the policy, or give a link to it.',
    saidEnough: false,
  },
  named_officer: {
    name: 'A council officer who answers for the sessions',
    counts: 'Give the officer’s role and team, not a name.',
    saidEnough: false,
  },
  session_dates: {
    name: 'The days, hours and places of the sessions',
    counts: 'List the next sessions, or add your timetable.',
    saidEnough: false,
  },
} as const satisfies Record<string, ChecklistItem>;
