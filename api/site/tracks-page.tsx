/**
 * How to leave fewer traces on a phone. It is honest about what this site cannot do, and warns of what looks suspicious:
 * a history that is suddenly empty (Women's Aid and Refuge say the same).
 */
export function TracksPage({ forgotten = false }: { forgotten?: boolean }) {
  return (
    <>
      <a class="tall screen" href="/">
        Find a place near you
      </a>
      <h1>Cover your tracks</h1>
      <p class="notice">
        <strong>We cannot clear your phone’s history.</strong> No website can. “Leave this page” opens another
        page in place of this one, and no more.
      </p>
      <p>
        If you think that someone watches everything you do on this phone, use another one if you can: a
        friend’s, or a computer at a library or at school. Deleting things does not help against someone who
        watches all the time.
      </p>
      <h2>Look without being remembered</h2>
      <p>Open a private window first. It forgets the pages when you close it.</p>
      <ul>
        <li>
          <strong>iPhone, Safari:</strong> tap the tabs button, then “Private”.
        </li>
        <li>
          <strong>Android, Chrome:</strong> tap the three dots, then “New Incognito tab”.
        </li>
        <li>
          <strong>Samsung Internet:</strong> tap the menu, then “Turn on Secret mode”.
        </li>
        <li>
          <strong>Firefox:</strong> tap the mask, or the menu and “New private tab”.
        </li>
      </ul>
      <p>A private window does not hide from apps that spy on the phone, or from who runs the Wi-Fi.</p>
      <h2>Take this page out of the history</h2>
      <ol>
        <li>Open your browser’s menu and then “History”. On an iPhone: the open book, then the clock.</li>
        <li>Find the pages of this site: “Nearest place”.</li>
        <li>Delete only those: swipe, or hold and then “Delete”.</li>
      </ol>
      <p>
        Don’t delete everything. A history that is suddenly empty can make someone suspicious. Look at other
        things afterwards, such as the weather.
      </p>
      <h2>The copy of this site on your phone</h2>
      <p>
        After your first visit your browser keeps the finder, the last list of places, and the phone numbers,
        so that they work without internet. It does not keep where you were or what you typed.
      </p>
      {forgotten ? (
        <p class="notice" role="status">
          <strong>Your browser was told to take this copy off your phone.</strong> Older browsers may not do
          it: there, delete this site’s data in the browser’s settings.
        </p>
      ) : (
        <form method="post" action="/cover-your-tracks" class="screen">
          <button class="button">Take the copy off this phone</button>
        </form>
      )}
      <h2>Other things that may tell</h2>
      <ul>
        <li>
          <strong>Calls:</strong> a number you called is in the list of calls. Delete that one entry. 999, 101
          and Childline are free, and free calls should not be on the bill.
        </li>
        <li>
          <strong>Maps:</strong> “Directions” opens a map app. It may remember where you looked. Delete it in
          that app.
        </li>
        <li>
          <strong>The keyboard:</strong> words that you type may come up again the next time.
        </li>
        <li>
          <strong>Location:</strong> family or friend apps can show where your phone is. Switching that off
          may be noticed.
        </li>
        <li>
          <strong>This site on your home screen:</strong> if you put it there, you can take it off like an
          app.
        </li>
      </ul>
      <h2>What this site knows</h2>
      <p>
        We do not know who you are, and we do not keep where you looked. <a href="/privacy">Privacy</a> says
        more.
      </p>
      <h2>Talk to someone</h2>
      <p>
        The <a href="/help">helplines</a> can help you plan what is right for you and your phone.
      </p>
    </>
  );
}
