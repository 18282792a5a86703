/**
 * What an officer can change for a venue, on its page for the council: the managers' own pages, and a change that waits for
 * an answer.
 */
export function ChangeForVenue({
  venueId,
  authorityCode,
  waitingChange,
  closed,
}: {
  venueId: string;
  authorityCode: string | null;
  /** Id of the change of name, address or pin that waits; null where none does. */
  waitingChange: string | null;
  /** Closed for now. */
  closed: boolean;
}) {
  const base = `/admin/venues/${venueId}`;
  const links = [
    [`${base}/hours`, 'Opening hours'],
    [`${base}/haven-hours`, 'When trained staff are there'],
    [`${base}/days`, 'The next 14 days, and days that differ'],
    closed ? [`${base}/reopen`, 'Reopen'] : [`${base}/closure`, 'Close for now'],
    [`${base}/details`, 'Telephone, website, what is there, ages'],
    [`${base}/place`, 'Name, address and place on the map'],
    [`${base}/training`, 'Staff and training'],
    [`${base}/people`, 'Managers'],
    [`${base}/access-requests`, 'People who ask to manage it'],
  ] as const;
  return (
    <>
      <h2 id="change">Change it for the venue</h2>
      {waitingChange !== null && (
        <p>
          A change of name or place waits:{' '}
          <a href={`/admin/councils/${authorityCode}/venues/${venueId}/changes/${waitingChange}`}>
            look at it and decide
          </a>
        </p>
      )}
      <ul>
        {links.map(([href, words]) => (
          <li>
            <a href={href}>{words}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
