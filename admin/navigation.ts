import type { SignedIn } from '../api/domain/people.ts';
import type { NavItem } from './html/layout.tsx';

/** Pages of an authority, for whom each is worth a place in the menu; access.ts decides who may open it. */
const COUNCIL_PAGES = [
  ['queue', 'Work queue', ['officer', 'approver', 'administrator']],
  ['venues', 'Venues', ['officer', 'approver', 'administrator', 'partner']],
  ['visits', 'Visits', ['officer', 'approver', 'administrator', 'partner']],
  ['plans', 'Action plans', ['officer', 'approver', 'administrator', 'partner']],
  ['concerns', 'Concerns', ['officer', 'approver', 'administrator', 'partner']],
  ['training', 'Training', ['officer', 'approver', 'administrator', 'partner']],
  ['licences', 'Licences', ['officer', 'approver', 'administrator', 'partner']],
  ['reports', 'Reports', ['officer', 'approver', 'administrator', 'partner']],
  ['embeds', 'Websites', ['officer', 'approver', 'administrator']],
  ['settings', 'Settings', ['administrator']],
] as const;

/** The authority whose pages are open, or the first that this person works for. */
export function authorityAt(person: SignedIn, path: string): string | undefined {
  const named = /^\/admin\/councils\/([^/]+)/.exec(path)?.[1];
  const own = person.councilRoles.map(({ authorityCode }) => authorityCode);
  return named !== undefined && own.includes(named) ? named : own[0];
}

/** The menu: what this person may open and works with, the page that is open marked. */
export function navigation(person: SignedIn, path: string): readonly NavItem[] {
  const authority = authorityAt(person, path);
  const roles = person.councilRoles
    .filter(({ authorityCode }) => authorityCode === authority)
    .map(({ role }) => role);
  const base = `/admin/councils/${authority}`;
  const council = COUNCIL_PAGES.filter(([, , forRoles]) =>
    roles.some((role) => (forRoles as readonly string[]).includes(role)),
  );
  const items = [
    { href: '/admin', text: 'Home' },
    ...council.map(([page, text]) => ({ href: `${base}/${page}`, text })),
    ...(roles.includes('tester') ? [{ href: '/admin/my-visits', text: 'My visits' }] : []),
    ...(person.venueIds.length > 0 || roles.length === 0
      ? [{ href: '/admin/sign-up', text: 'Sign up a venue' }]
      : []),
  ];
  return items.map(({ href, text }) => ({ href, text, current: isCurrent(href, path) }));
}

/** Pages of one thing, such as `/admin/licences/ID`, stand under the list that leads to them. */
function isCurrent(href: string, path: string): boolean {
  if (href === '/admin') return path === '/admin';
  const [, list] = /^\/admin\/councils\/[^/]+\/(visits|concerns|plans|licences|training)$/.exec(href) ?? [];
  return [href, ...(list === undefined ? [] : [`/admin/${list}`])].some(
    (start) => path === start || path.startsWith(`${start}/`),
  );
}
