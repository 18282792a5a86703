/** What is shown in place of a page that the phone does not keep, where there is no network. */
export function OfflinePage() {
  return (
    <>
      <h1>This page did not load</h1>
      <p>
        Your phone may be offline, or this site has a problem. <strong>Calls may still work.</strong>
      </p>
      <p>These pages work without internet:</p>
      <ul>
        <li>
          <a class="tall" href="/">
            Find a place near you
          </a>
        </li>
        <li>
          <a class="tall" href="/help">
            Phone numbers
          </a>
        </li>
        <li>
          <a class="tall" href="/under-18">
            If you are under 18
          </a>
        </li>
      </ul>
      <p>The list of places may be some hours old. It says so, and leaves out what it cannot be sure of.</p>
    </>
  );
}
