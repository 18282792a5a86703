import type { EpochMinutes } from '../../api/domain/clock.ts';
import type { SignedIn } from '../../api/domain/people.ts';
import type { ManagedVenue } from '../../api/usecases/list-managed-venues.ts';
import type { ListedSignUp } from '../../api/usecases/list-sign-ups.ts';
import { navigation } from '../navigation.ts';
import { ManagersVenues } from './venues.tsx';

/** The first page after signing in: a manager's venues, and the pages of a council for its people. */
export function HomePage({
  person,
  authorities,
  venues,
  signUps,
  now,
}: {
  person: SignedIn;
  /** Those this person works for, with their names. */
  authorities: readonly { readonly code: string; readonly name: string }[];
  venues: readonly ManagedVenue[];
  /** Not sent to the council yet. */
  signUps: readonly ListedSignUp[];
  now: EpochMinutes;
}) {
  const isManager = venues.length > 0 || signUps.length > 0 || authorities.length === 0;
  return (
    <>
      <h1>
        {isManager && authorities.length === 0
          ? 'Your venues'
          : `Welcome${person.name && `, ${person.name}`}`}
      </h1>
      {authorities.map(({ code, name }) => (
        <section aria-labelledby={`council-${code}`}>
          <h2 id={`council-${code}`}>{name}</h2>
          <ul>
            {navigation(person, `/admin/councils/${code}`)
              .filter(({ href }) => href !== '/admin' && href !== '/admin/sign-up')
              .map(({ href, text }) => (
                <li>
                  <a href={href}>{text}</a>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {isManager && authorities.length > 0 && <h2>Your venues</h2>}
      {isManager && venues.length === 0 && signUps.length === 0 && (
        <p>
          You do not look after a venue here yet. If you expected one, ask whoever manages it to invite this
          e-mail address: {person.email}
        </p>
      )}
      {isManager && <ManagersVenues venues={venues} signUps={signUps} now={now} />}
    </>
  );
}
