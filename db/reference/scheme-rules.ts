import type { SchemeRules } from '../../api/domain/scheme.ts';

/**
 * Version 1 of each scheme's rules. Where a council asks for more, an administrator adds a version; these stay as they
 * are, because accreditations remember the version under which they were decided.
 *
 * Training: a lead and a deputy, four in five of declared public-facing staff, new starters within 14 days, refreshed
 * every 12 months, the number of staff confirmed every quarter. The Ask for Angela tests since 2024 failed on staff
 * turnover, so the grace is short.
 */
const TRAINING: Omit<SchemeRules['training'], 'modules'> = {
  minimumTrained: 2,
  currentShare: 0.8,
  refreshMonths: 12,
  newStarterDays: 14,
  graceDays: 14,
  headcountMonths: 3,
};

const WELCOMED = { ...TRAINING, modules: ['safe_haven_welcome'] } as const satisfies SchemeRules['training'];

/** What Camden and the City of London ask of a Safe Haven, read in their published criteria. */
const WELCOME = [
  'trained_staff_list',
  'support_list',
  'phone',
  'seat',
  'toilet',
  'drinking_water',
  'power_socket',
  'sign_on_the_door',
  'public_liability_insurance',
] as const;

const SECOND_PAIR_OF_EYES = ['body_cameras', 'dbs_checks', 'two_staff_present', 'cctv'] as const;

export const SCHEME_RULES = {
  safe_haven: {
    training: WELCOMED,
    accreditationMonths: 12,
    visitRequired: true,
    secondApprover: false,
    shownWhileActionRequired: true,
    evidence: { required: WELCOME, atLeastOneOf: [SECOND_PAIR_OF_EYES] },
  },
  ask_for_angela: {
    training: { ...TRAINING, modules: ['ask_for_angela'] },
    accreditationMonths: 12,
    visitRequired: false,
    secondApprover: false,
    shownWhileActionRequired: true,
    evidence: {
      required: [
        'trained_staff_list',
        'training_in_induction',
        'incident_log',
        'posters_in_toilets',
        'welfare_policy',
      ],
      atLeastOneOf: [['licensed_door_staff', 'two_staff_present', 'cctv']],
    },
  },
  safe_place: {
    training: { ...WELCOMED, newStarterDays: 28, graceDays: 28 },
    accreditationMonths: 12,
    visitRequired: false,
    secondApprover: false,
    shownWhileActionRequired: true,
    evidence: { required: ['trained_staff_list', 'phone', 'sign_on_the_door'], atLeastOneOf: [] },
  },
  // A report that is taken down badly can cost a prosecution: two people decide, and a doubt hides the centre.
  hate_crime_reporting_centre: {
    training: { ...TRAINING, currentShare: 1, modules: ['hate_crime_reporting'] },
    accreditationMonths: 12,
    visitRequired: true,
    secondApprover: true,
    shownWhileActionRequired: false,
    evidence: {
      required: ['trained_staff_list', 'private_room', 'report_forms', 'data_protection_policy'],
      atLeastOneOf: [],
    },
  },
  community_safety_hub: {
    training: { ...WELCOMED, currentShare: 1, newStarterDays: 7 },
    accreditationMonths: 12,
    visitRequired: false,
    secondApprover: false,
    shownWhileActionRequired: false,
    evidence: { required: ['named_officer', 'session_dates'], atLeastOneOf: [] },
  },
} as const satisfies Record<string, SchemeRules>;

export type SchemeKey = keyof typeof SCHEME_RULES;
