import { checklistItem } from '../../api/domain/checklist.ts';
import { dateWords } from '../../api/html/time-words.ts';

/** Names of what happens with a venue beside its decisions. */
const TITLES: Readonly<Record<string, string>> = {
  'concern.closed': 'A concern was closed',
  'concern.looked_at': 'A concern was looked at',
  'concern.raised': 'Somebody raised a concern',
  'evidence.seen': 'Evidence was seen',
  'evidence.not_enough': 'Evidence was found not to be enough',
  'managers.reminded': 'The managers were reminded',
  'plan.answered': 'The manager answered an action plan',
  'plan.closed': 'An action plan was closed',
  'plan.opened': 'An action plan was opened',
  'join_link.made': 'A link for staff to join was made',
  'join_link.revoked': 'The link for staff to join was taken back',
  'staff.added': 'Somebody was put on the staff list',
  'staff.back': 'Somebody works there again',
  'staff.changed': 'The staff list was put right',
  'staff.confirmed': 'Staff who joined by the link were confirmed',
  'staff.erased': 'Somebody on the staff was erased',
  'staff.imported': 'A list of staff was imported',
  'staff.joined': 'Somebody joined by the link',
  'staff.leads_chosen': 'The lead and the deputy were chosen',
  'staff.left': 'Staff left',
  'training.checked': 'Training was recorded',
  'venue.duplicate': 'It was marked as a duplicate',
  'venue.noted': 'A note for the file',
  'visit.called_off': 'A visit was called off',
  'visit.debriefed': 'A visit was debriefed',
  'visit.planned': 'A visit was planned',
  'visit.recorded': 'A visit was recorded',
};

/** What happened, in words, with what there is to say of it. An event that has no words of its own is named by its key. */
export function trailWords(
  action: string,
  details: Readonly<Record<string, unknown>>,
): { readonly title: string; readonly body: string } {
  if (action.startsWith('accreditation.'))
    return {
      title: 'A note with the decision',
      body: typeof details['note'] === 'string' ? details['note'] : '',
    };
  const known = Object.hasOwn(TITLES, action) ? TITLES[action] : undefined;
  return { title: known ?? plainWords(action), body: bodyOf(action, details).join('\n') };
}

function bodyOf(action: string, details: Readonly<Record<string, unknown>>): string[] {
  const text = (name: string): string => (typeof details[name] === 'string' ? details[name] : '');
  const lines: string[] = [];
  if (action.startsWith('evidence.') && text('item') !== '') lines.push(checklistItem(text('item')).name);
  if (action === 'training.checked')
    lines.push(
      `${String(details['trained'])} of ${String(details['publicFacing'])} trained, counts until ${dateWords(text('trainingUntil'))}`,
    );
  if (action === 'visit.recorded' || action === 'visit.planned')
    lines.push([text('kind'), text('outcome')].filter(Boolean).join(', '));
  if (text('deadline') !== '') lines.push(`By ${dateWords(text('deadline'))}`);
  lines.push(text('note'), text('reason'));
  return lines.filter((line) => line !== '');
}

/** `venue.hours_changed` → `Venue: hours changed`. */
function plainWords(action: string): string {
  const words = action.replaceAll('_', ' ').replace('.', ': ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
