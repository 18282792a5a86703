import type { JoinLink } from '../../../api/usecases/keep-join-link.ts';
import { Button, ButtonGroup, ButtonLink } from '../../html/buttons.tsx';
import { Details, WarningText } from '../../html/messages.tsx';
import { QrCode } from '../../../api/html/qr-code.tsx';
import { dateWords } from '../../../api/html/time-words.ts';
import { dayOf } from '../../instants.ts';
import { trainingAddress } from './addresses.ts';

/** The link by which staff join, as a code to be shown on this phone or printed; and how it is made, replaced, taken back. */
export function LinkPage({
  venue,
  link,
  address,
}: {
  venue: { readonly id: string; readonly name: string };
  link: JoinLink | undefined;
  /** The whole address that the code leads to. */
  address: string | undefined;
}) {
  const here = trainingAddress(venue.id, 'link');
  if (!link || address === undefined) return <NoLink venueName={venue.name} action={here} />;
  return (
    <>
      <h1>How staff join</h1>
      <p>
        Staff of {venue.name} scan this with their own phone. They write their name, and begin to learn: about
        15 minutes, no account, no app. You are asked afterwards whether they work here.
      </p>
      <QrCode text={address} label="QR code: opens the page on which staff join" />
      <p class="join-address">
        <a href={address}>{address}</a>
      </p>
      <ButtonGroup>
        <ButtonLink href={trainingAddress(venue.id, 'sheet')}>Staff-room sheet to print</ButtonLink>
      </ButtonGroup>
      <p class="muted">This link works since {dateWords(dayOf(link.createdAt))}.</p>
      <Details summary="Make a new link, or take this one back">
        <p>Do this when the sheet has got about, or somebody joined whom nobody knows.</p>
        <WarningText>Anyone with the old sheet can’t join any more.</WarningText>
        <p>Who has joined already goes on learning, and stays on the list.</p>
        <form method="post" action={here}>
          <input type="hidden" name="was" value={link.token} />
          <Button kind="secondary">Make a new link</Button>
        </form>
        <form method="post" action={`${here}/revoke`}>
          <input type="hidden" name="was" value={link.token} />
          <Button kind="warning">Take the link back, without a new one</Button>
        </form>
      </Details>
    </>
  );
}

function NoLink({ venueName, action }: { venueName: string; action: string }) {
  return (
    <>
      <h1>How staff join</h1>
      <p>
        Make a link and its QR code once, and hang it in the staff room. Staff of {venueName} scan it with
        their own phone, write their name, and learn: about 15 minutes, no account, no app.
      </p>
      <p>The link lets somebody add their name. It shows nobody who else works here.</p>
      <form method="post" action={action}>
        <Button>Make the link</Button>
      </form>
    </>
  );
}
