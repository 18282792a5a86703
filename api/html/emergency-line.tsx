/**
 * The first words of every page. 55 is the police's "Silent Solution": it works from mobiles only, and does not let the
 * police track a caller.
 */
export function EmergencyLine() {
  return (
    <p class="emergency">
      <strong>
        In danger now? <a href="tel:999">Call 999</a>
      </strong>
      <span class="small">Can’t speak? Call 999 from a mobile and press 55 when asked.</span>
    </p>
  );
}
