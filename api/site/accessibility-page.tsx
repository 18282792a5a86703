/** What has been tested and what has not. */
export function AccessibilityPage() {
  return (
    <>
      <h1>Accessibility</h1>
      <p>Anyone should be able to use these pages, on any phone, on a bad night. You should be able to:</p>
      <ul>
        <li>use everything with a keyboard, or with a screen reader</li>
        <li>make the text twice as big, or use a very narrow screen, without losing anything</li>
        <li>use the search and the list without JavaScript</li>
        <li>read everything in dark or light colours, as your phone is set</li>
        <li>print the list of places</li>
      </ul>
      <h2>How far we are</h2>
      <p>
        We work to the Web Content Accessibility Guidelines, version 2.2, level AA. Every page is checked by
        an automatic test for these rules whenever the software changes. Automatic tests find only some of the
        problems, and these pages have <strong>not yet</strong> been tested by disabled people or audited by
        someone else.
      </p>
      <h2>What we know does not work well</h2>
      <ul>
        <li>Pages are in English only.</li>
        <li>Directions open another company’s map, which may be hard to use with a screen reader.</li>
      </ul>
      <h2>Tell us</h2>
      <p>
        If something here does not work for you, tell the council team that keeps this list. Its contact
        details are on the <a href="/help">phone numbers</a> page.
      </p>
    </>
  );
}
