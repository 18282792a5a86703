/** A page that anyone may have open, and that says nothing about this one. */
const EXIT_URL = 'https://www.bbc.co.uk/weather';

/**
 * The first thing on every page: 999, and the way out. The way out is a plain link; the exit script makes it replace
 * the page instead, so that Back does not return to it.
 * @param framed true where the page stands in a frame of another site, which is to be left as well
 */
export function EmergencyBar({ framed = false }: { framed?: boolean }) {
  return (
    <div class="row">
      <a class="button main" href="tel:999">
        <span class="small">In danger now?</span>
        Call 999
      </a>
      <a
        class="button"
        href={EXIT_URL}
        rel="noreferrer nofollow"
        data-quick-exit=""
        {...(framed && { target: '_top' })}
      >
        Leave this page
      </a>
    </div>
  );
}

/** 55 is the police's "Silent Solution": it works from mobiles only, and does not let the police track a caller. */
export function SilentLine() {
  return (
    <p class="small">
      <strong class="paper">In danger now? Call 999. </strong>
      Can’t speak? Call 999 on a mobile and press 55 when asked.
    </p>
  );
}
