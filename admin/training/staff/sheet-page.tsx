import { PrintButton } from '../../html/buttons.tsx';
import { QrCode } from '../../../api/html/qr-code.tsx';

/** What hangs in the staff room: one sheet of A4, to be read from two steps away. */
export function JoinSheet({ venueName, address }: { venueName: string; address: string }) {
  return (
    <div class="join-sheet">
      <div class="no-print">
        <p>One sheet of A4. Hang it where staff take their break.</p>
        <PrintButton>Print this sheet</PrintButton>
      </div>
      <h1>Learn to help someone who feels unsafe</h1>
      <p class="join-sheet__lead">
        For everyone who works at <strong>{venueName}</strong>. It takes about <strong>15 minutes</strong> on
        your phone. No account, no app, no cost.
      </p>
      <QrCode text={address} label="QR code: opens the page on which staff join" />
      <p class="join-sheet__address">{bare(address)}</p>
      <ol class="join-sheet__steps">
        <li>Point your phone’s camera at the square and tap the link. Or type the address below it.</li>
        <li>Write your name and what you do here.</li>
        <li>Read, choose, answer. You can stop, and go on later.</li>
      </ol>
      <p>
        At the end you get a certificate. Your manager and the council see that you have done it. If an answer
        is wrong you see why, and try again.
      </p>
      <p>No phone to hand? Ask your manager for the venue’s tablet.</p>
      <p>Does the code not work? Ask your manager for the new sheet.</p>
    </div>
  );
}

/** An address as people type it. */
function bare(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
