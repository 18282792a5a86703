/** Whom to ask, where the page is of one council that has said so. */
export interface PrivacyContact {
  /** "Barnet". */
  readonly council: string;
  /** Empty where the council has not said. */
  readonly team: string;
  readonly email: string;
}

/**
 * What is true of this software as it stands; test/e2e checks the claims about position, cookies and other sites.
 * @param keptMonths how long an account is kept of which nothing is left
 */
export function PrivacyPage({
  contact,
  keptMonths,
}: {
  contact: PrivacyContact | undefined;
  keptMonths: number;
}) {
  return (
    <>
      <h1>Privacy</h1>
      <h2>Where you are</h2>
      <p>
        When you press “Find the nearest place that is open”, your phone asks you if it may tell this page
        where you are. Your phone then works out the nearest places itself.{' '}
        <strong>Your position does not leave your phone.</strong> It is not sent to us, and it is forgotten
        when you close the page.
      </p>
      <p>
        The list for one council is the same for everyone. Where this site is for a larger area, your phone
        asks for the lists of the square of about 12 kilometres that you are in and of the squares around it.
        It asks for the same ones wherever in that square you are, and for nothing finer.
      </p>
      <p>You can say no, and type a postcode or a town centre instead.</p>
      <h2>What you type</h2>
      <p>
        A postcode or place that you type is sent to this site to look it up. We do not keep it, and it is not
        written to our logs.
      </p>
      <h2>If you tell us that a place didn’t help</h2>
      <p>
        We keep what you choose, your note if you write one, the place and the time. The council of that place
        reads it. We don’t ask who you are: please don’t write it. So that machines cannot flood the council,
        this site counts for an hour how many messages come from one internet address, as a scrambled code
        that is not kept with your message.
      </p>
      <h2>What we don’t do</h2>
      <ul>
        <li>No cookies.</li>
        <li>No account, and no questions about who you are.</li>
        <li>No counting or following of people, and nothing loaded from other companies’ sites.</li>
      </ul>
      <h2>What your phone keeps</h2>
      <p>
        So that they work without internet, your browser keeps a copy of the finder, of the last lists of
        places, and of the phone numbers. It does not keep where you were or what you typed. A finder on
        another site keeps nothing. <a href="/cover-your-tracks">Cover your tracks</a> has a button that takes
        the copy off your phone.
      </p>
      <h2>The map</h2>
      <p>
        The map is loaded when you open it. Where it shows streets it starts with the whole area, so that
        nobody can tell from it where you are. When you move it or look closer, the site that the streets come
        from can tell which part you look at. The map says which site that is.
      </p>
      <h2>What is written down</h2>
      <p>
        For each request this site notes the time, the kind of page, whether it worked, how long that took and
        how big the answer was: no internet address, no position, nothing you typed.
      </p>
      <p>
        Other websites can show our list. A council can count how often that is loaded on a website each day.
        That is a number: nothing about who loaded it, where they were or which page they were on. So that
        nobody makes the number bigger, a scrambled code of the internet address is held in memory for an hour
        at most, and never written down.
      </p>
      <h2>If you sign in for a venue or a council</h2>
      <p>
        We keep your email address, your name if you give it, what you may do, and what you did: the council
        has to be able to say who decided. While you are signed in, one cookie says that it is you, and
        nothing else. Under “Your account” you can see what you may do and download everything we hold about
        you.
      </p>
      <p>
        When you have no role and no venue any more, your name and address are deleted after {keptMonths}{' '}
        months, or sooner if you ask the council. The public never sees them.
      </p>
      <h2>If you take the training of a place where you work</h2>
      <p>
        We keep your name, your job, your email address if you give it, how far you have got and what you
        passed. Your manager and the council see what you passed. While you learn, two cookies say that it is
        you and which place you came for. The first is gone when you hand the device over, both after 90 days.
        Whoever has the code of your certificate can check that it is real.
      </p>
      <h2>Links to other sites</h2>
      <p>
        Directions and some websites open on other companies’ sites. Each such link says so. They have rules
        of their own.
      </p>
      <h2>Your phone’s own memory</h2>
      <p>
        Your browser may remember that you came here. “Leave this page” opens another page in its place, but
        does not clear your browsing history. Read how to <a href="/cover-your-tracks">cover your tracks</a>.
      </p>
      {contact !== undefined && <WhomToAsk {...contact} />}
    </>
  );
}

function WhomToAsk({ council, team, email }: PrivacyContact) {
  return (
    <>
      <h2>Whom to ask</h2>
      <p>
        {council}
        {team !== '' && `, ${team}`}: <a href={`mailto:${email}`}>{email}</a>
      </p>
    </>
  );
}
