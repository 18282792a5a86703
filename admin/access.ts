import type { Role } from '../api/domain/people.ts';

/** Who may ask for a route. What the address names must be theirs as well: grants.ts. */
export interface Rule {
  readonly for: 'anyone' | 'signed-in' | readonly Role[];
  /** A code given lately is asked for, because this cannot be taken back or shows people's data. */
  readonly fresh?: true;
}

/**
 * Parameters of addresses that belong to nobody: keys of schemes, days, kinds of pages. What they name is checked by the
 * use case, together with the thing beside it.
 */
export const NEUTRAL_PARAMETERS: readonly string[] = [
  'schemeKey',
  'date',
  'item',
  'step',
  'list',
  'personId',
  'conditionId',
  'fileId',
  'helplineKey',
  'version',
];

const anyone: Rule = { for: 'anyone' };
const signedIn: Rule = { for: 'signed-in' };
const signedInAgain: Rule = { for: 'signed-in', fresh: true };
const administrators: Rule = { for: ['administrator'] };
const administratorsAgain: Rule = { for: ['administrator'], fresh: true };
/** Whose sign-up or venue it is: also who has no venue yet. */
const managers: Rule = { for: ['manager'] };
/** Work on the venues of a council. */
const officers: Rule = { for: ['officer', 'approver'] };
/** Decide what the public is shown. */
const approvers: Rule = { for: ['approver'] };
const approversAgain: Rule = { for: ['approver'], fresh: true };
/** Keep a venue's facts right: its own managers, or its council for them. */
const managersAndOfficers: Rule = { for: ['manager', 'officer', 'approver'] };
/** Go on visits. */
const visitors: Rule = { for: ['tester', 'officer', 'approver'] };
const councilReads: Rule = { for: ['officer', 'approver', 'administrator', 'partner'] };

/**
 * Who may do what: the only place that grants. A route of /admin that is not here answers nobody; the structure tests
 * walk the routes and fail on one that is missing, and try each with every role, on own and on others' venues and
 * authorities.
 */
export const ACCESS: Readonly<Record<string, Rule>> = {
  // Signing in
  'GET /admin/sign-in': anyone,
  'POST /admin/sign-in': anyone,
  'GET /admin/sign-in/code': anyone,
  'POST /admin/sign-in/code': anyone,
  'POST /admin/sign-in/entra': anyone,
  'GET /admin/auth/callback/microsoft': anyone,
  'POST /admin/sign-out': anyone,
  'GET /admin/sign-in/again': signedIn,
  'POST /admin/sign-in/again': signedIn,
  'GET /admin/mail': anyone, // on a development server only
  'GET /admin': signedIn,

  // Premises licences
  'GET /admin/councils/:authority/licences': councilReads,
  'GET /admin/councils/:authority/licences/lists/:list': councilReads,
  'GET /admin/councils/:authority/licences/lists/:list/csv': councilReads,
  'GET /admin/councils/:authority/licences/letters': { ...officers, fresh: true }, // with the names of licence holders
  'GET /admin/councils/:authority/licences/matching': officers,
  'POST /admin/councils/:authority/licences/matching': officers,
  'GET /admin/councils/:authority/licences/new': officers,
  'POST /admin/councils/:authority/licences/new': officers,
  'GET /admin/licences/:licenceId': councilReads,
  'GET /admin/licences/:licenceId/edit': officers,
  'POST /admin/licences/:licenceId/edit': officers,
  'GET /admin/licences/:licenceId/match': officers,
  'POST /admin/licences/:licenceId/match': officers,
  'POST /admin/licences/:licenceId/unmatch': officers,
  'POST /admin/licences/:licenceId/checked': officers,
  'GET /admin/licences/:licenceId/conditions': officers,
  'POST /admin/licences/:licenceId/conditions': officers,
  'GET /admin/licences/:licenceId/conditions/:conditionId': officers,
  'POST /admin/licences/:licenceId/conditions/:conditionId': officers,
  'POST /admin/licences/:licenceId/conditions/:conditionId/remove': officers,

  // One's own account
  'GET /admin/me': signedIn,
  'POST /admin/me/name': signedIn,
  'POST /admin/me/sign-out-everywhere': signedIn,
  'POST /admin/me/data.json': signedInAgain,

  // Signing a venue up
  'GET /admin/sign-up': signedIn,
  'POST /admin/sign-up': signedIn,
  'GET /admin/sign-up/:signUpId': managers,
  'POST /admin/sign-up/:signUpId/set-aside': managers,
  'GET /admin/sign-up/:signUpId/premises': managers,
  'POST /admin/sign-up/:signUpId/premises': managers,
  'GET /admin/sign-up/:signUpId/same-place': managers,
  'POST /admin/sign-up/:signUpId/same-place': managers,
  'GET /admin/sign-up/:signUpId/access': managers,
  'POST /admin/sign-up/:signUpId/access': managers,
  'GET /admin/sign-up/:signUpId/step/:step': managers,
  'POST /admin/sign-up/:signUpId/step/:step': managers,
  'GET /admin/sign-up/:signUpId/checklist/:schemeKey': managers,
  'POST /admin/sign-up/:signUpId/checklist/:schemeKey': managers,
  'GET /admin/sign-up/:signUpId/checklist/:schemeKey/:item': managers,
  'POST /admin/sign-up/:signUpId/checklist/:schemeKey/:item': managers,
  'GET /admin/sign-up/:signUpId/check': managers,
  'GET /admin/sign-up/:signUpId/pledge': managers,
  'POST /admin/sign-up/:signUpId/pledge': managers,
  'GET /admin/sign-up/:signUpId/sent': managers,
  'GET /admin/venues/:venueId/access-requests': managersAndOfficers,
  'POST /admin/venues/:venueId/access-requests/:personId': managersAndOfficers,
  'GET /admin/evidence/:evidenceId/file': { for: ['manager', 'officer', 'approver', 'administrator'] },

  // Reports: they read, and hold nothing about a person
  'GET /admin/councils/:authority/reports': councilReads,
  'GET /admin/councils/:authority/reports/havens': councilReads,
  'GET /admin/councils/:authority/reports/havens/csv': councilReads,
  'GET /admin/councils/:authority/reports/sheet': councilReads,
  'GET /admin/councils/:authority/reports/accreditations': councilReads,
  'GET /admin/councils/:authority/reports/accreditations/csv': councilReads,
  'GET /admin/councils/:authority/reports/changes': councilReads,
  'GET /admin/councils/:authority/reports/changes/csv': councilReads,
  'GET /admin/councils/:authority/reports/training': councilReads,
  'GET /admin/councils/:authority/reports/visits': councilReads,
  'GET /admin/councils/:authority/reports/visits/list': councilReads,
  'GET /admin/councils/:authority/reports/visits/csv': councilReads,
  'GET /admin/councils/:authority/reports/coverage': councilReads,
  'GET /admin/councils/:authority/reports/coverage/place': councilReads,
  'GET /admin/councils/:authority/reports/coverage/open': councilReads,
  'GET /admin/councils/:authority/reports/coverage/csv': councilReads,
  'GET /admin/councils/:authority/reports/prospects': councilReads,
  'GET /admin/councils/:authority/reports/prospects/list': councilReads,
  'GET /admin/councils/:authority/reports/prospects/csv': councilReads,
  'GET /admin/councils/:authority/reports/committee': councilReads,

  // Settings
  'GET /admin/councils/:authority/settings': administrators,
  'GET /admin/councils/:authority/settings/people': administrators,
  'GET /admin/councils/:authority/settings/people/add': administratorsAgain,
  'POST /admin/councils/:authority/settings/people/add': administratorsAgain,
  'GET /admin/councils/:authority/settings/people/:personId': administrators,
  'POST /admin/councils/:authority/settings/people/:personId/give-role': administratorsAgain,
  'POST /admin/councils/:authority/settings/people/:personId/take-role': administratorsAgain,
  'POST /admin/councils/:authority/settings/people/:personId/stop': administratorsAgain,
  'POST /admin/councils/:authority/settings/people/:personId/let-in': administratorsAgain,
  'GET /admin/councils/:authority/settings/personal-data': administratorsAgain,
  'POST /admin/councils/:authority/settings/personal-data': administratorsAgain,
  'GET /admin/councils/:authority/settings/personal-data/:personId': administratorsAgain,
  'POST /admin/councils/:authority/settings/personal-data/:personId/data.json': administratorsAgain,
  'POST /admin/councils/:authority/settings/personal-data/:personId/erase': administratorsAgain,
  'GET /admin/councils/:authority/settings/contact': administrators,
  'POST /admin/councils/:authority/settings/contact': administrators,
  'GET /admin/councils/:authority/settings/helplines': administrators,
  'GET /admin/councils/:authority/settings/helplines/add': administrators,
  'POST /admin/councils/:authority/settings/helplines/add': administrators,
  'GET /admin/councils/:authority/settings/helplines/:helplineKey': administrators,
  'POST /admin/councils/:authority/settings/helplines/:helplineKey': administrators,
  'POST /admin/councils/:authority/settings/helplines/:helplineKey/checked': administrators,
  'GET /admin/councils/:authority/settings/schemes': administrators,
  'GET /admin/councils/:authority/settings/schemes/:schemeKey': administrators,
  'GET /admin/councils/:authority/settings/schemes/:schemeKey/add': administratorsAgain,
  'POST /admin/councils/:authority/settings/schemes/:schemeKey/add': administratorsAgain,
  'POST /admin/councils/:authority/settings/schemes/:schemeKey/take-back': administratorsAgain,
  'GET /admin/councils/:authority/settings/schemes/:schemeKey/listed': administratorsAgain,
  'POST /admin/councils/:authority/settings/schemes/:schemeKey/listed': administratorsAgain,
  'GET /admin/councils/:authority/settings/mail': administrators,
  'POST /admin/councils/:authority/settings/mail/send-again': administrators,
  'GET /admin/councils/:authority/settings/trail': administrators,
  'POST /admin/councils/:authority/settings/trail.csv': administratorsAgain,
  'GET /admin/councils/:authority/settings/retention': administrators,
  'GET /admin/councils/:authority/settings/retention/own': administratorsAgain,
  'POST /admin/councils/:authority/settings/retention/own': administratorsAgain,
  'GET /admin/councils/:authority/settings/retention/register': administratorsAgain,
  'POST /admin/councils/:authority/settings/retention/register': administratorsAgain,

  // Visits
  'GET /admin/councils/:authority/visits': councilReads,
  'GET /admin/councils/:authority/venues/:venueId/visits/new': officers,
  'POST /admin/councils/:authority/venues/:venueId/visits': officers,
  'GET /admin/visits/:visitId': councilReads,
  'POST /admin/visits/:visitId/debrief': officers,
  'POST /admin/visits/:visitId/call-off': officers,
  'GET /admin/my-visits': visitors,
  'GET /admin/my-visits/:visitId': visitors,
  'POST /admin/my-visits/:visitId': visitors,
  'GET /admin/venues/:venueId/visits/:visitId': managers,

  // Action plans; closing one can suspend
  'GET /admin/councils/:authority/plans': councilReads,
  'GET /admin/councils/:authority/venues/:venueId/plans/new': officers,
  'POST /admin/councils/:authority/venues/:venueId/plans': officers,
  'GET /admin/plans/:planId': councilReads,
  'GET /admin/plans/:planId/close': { for: ['approver'], fresh: true },
  'POST /admin/plans/:planId/close': { for: ['approver'], fresh: true },
  'GET /admin/venues/:venueId/plans/:planId': managers,
  'POST /admin/venues/:venueId/plans/:planId': managers,

  // Concerns; a partner sees the list without what people wrote
  'GET /admin/councils/:authority/concerns': councilReads,
  'GET /admin/concerns/:concernId': { for: ['officer', 'approver', 'administrator'] },
  'POST /admin/concerns/:concernId/look': officers,
  'POST /admin/concerns/:concernId/close': officers,

  // The officer's work: queue, venues, decisions. An approver decides what the public is shown.
  'GET /admin/councils/:authority/queue': { for: ['officer', 'approver', 'administrator'] },
  'GET /admin/councils/:authority/venues': councilReads,
  'GET /admin/councils/:authority/venues.csv': councilReads,
  'GET /admin/councils/:authority/venues/:venueId': councilReads,
  'GET /admin/councils/:authority/venues/:venueId/note': officers,
  'POST /admin/councils/:authority/venues/:venueId/note': officers,
  'GET /admin/councils/:authority/venues/:venueId/duplicate': officers,
  'POST /admin/councils/:authority/venues/:venueId/duplicate': officers,
  'GET /admin/councils/:authority/venues/:venueId/evidence/:evidenceId': officers,
  'POST /admin/councils/:authority/venues/:venueId/evidence/:evidenceId': officers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/training': officers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/training': officers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/assess': officers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/assess': officers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/ask-information': officers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/ask-information': officers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/ask-training': officers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/ask-training': officers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/renew': officers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/renew': officers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/withdraw': officers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/withdraw': officers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/accredit': approvers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/accredit': approvers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/lift': approvers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/lift': approvers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/decline': approvers,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/decline': approvers,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/suspend': approversAgain,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/suspend': approversAgain,
  'GET /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/revoke': approversAgain,
  'POST /admin/councils/:authority/venues/:venueId/schemes/:schemeKey/revoke': approversAgain,
  'POST /admin/councils/:authority/bulk/preview': officers,
  'POST /admin/councils/:authority/bulk/apply': officers,
  'POST /admin/councils/:authority/bulk/suspend/preview': approversAgain,
  'POST /admin/councils/:authority/bulk/suspend': approversAgain,
  'GET /admin/councils/:authority/bulk/result': officers,

  // A venue after sign-up: its managers, and its council's officers where they may do it for them
  'GET /admin/venues/:venueId': managers,
  'GET /admin/venues/:venueId/confirm-hours': managers,
  'POST /admin/venues/:venueId/confirm-hours': managers,
  'GET /admin/venues/:venueId/headcount': managers,
  'POST /admin/venues/:venueId/headcount': managers,
  'GET /admin/venues/:venueId/renewal': managers,
  'POST /admin/venues/:venueId/renewal': managers,
  'GET /admin/venues/:venueId/withdraw': managers,
  'POST /admin/venues/:venueId/withdraw': managers,
  'GET /admin/venues/:venueId/hand-over': managers,
  'POST /admin/venues/:venueId/hand-over': managers,
  'GET /admin/venues/:venueId/hours': managersAndOfficers,
  'POST /admin/venues/:venueId/hours': managersAndOfficers,
  'GET /admin/venues/:venueId/haven-hours': managersAndOfficers,
  'POST /admin/venues/:venueId/haven-hours': managersAndOfficers,
  'GET /admin/venues/:venueId/days': managersAndOfficers,
  'GET /admin/venues/:venueId/days/new': managersAndOfficers,
  'POST /admin/venues/:venueId/days/new': managersAndOfficers,
  'GET /admin/venues/:venueId/days/:date': managersAndOfficers,
  'POST /admin/venues/:venueId/days/:date': managersAndOfficers,
  'GET /admin/venues/:venueId/closed-tonight': managersAndOfficers,
  'POST /admin/venues/:venueId/closed-tonight': managersAndOfficers,
  'GET /admin/venues/:venueId/closure': managersAndOfficers,
  'POST /admin/venues/:venueId/closure': managersAndOfficers,
  'GET /admin/venues/:venueId/reopen': managersAndOfficers,
  'POST /admin/venues/:venueId/reopen': managersAndOfficers,
  'GET /admin/venues/:venueId/details': managersAndOfficers,
  'POST /admin/venues/:venueId/details': managersAndOfficers,
  'GET /admin/venues/:venueId/place': managersAndOfficers,
  'POST /admin/venues/:venueId/place': managersAndOfficers,
  'POST /admin/venues/:venueId/place/take-back': managersAndOfficers,
  'GET /admin/venues/:venueId/people': managersAndOfficers,
  'POST /admin/venues/:venueId/people': managersAndOfficers,
  'GET /admin/venues/:venueId/people/:personId/remove': managersAndOfficers,
  'POST /admin/venues/:venueId/people/:personId/remove': managersAndOfficers,
  'GET /admin/councils/:authority/venues/:venueId/changes/:changeId': officers,
  'POST /admin/councils/:authority/venues/:venueId/changes/:changeId': officers,
};
