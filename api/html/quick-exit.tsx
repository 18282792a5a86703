/** A page that anyone may have open, and that says nothing about this one. */
export const EXIT_URL = 'https://www.bbc.co.uk/weather';

/** The way out. A plain link without JavaScript; the exit script makes it replace this page instead. */
export function QuickExit() {
  return (
    <a class="exit button" href={EXIT_URL} rel="noreferrer nofollow" data-quick-exit="">
      Leave this page
    </a>
  );
}
