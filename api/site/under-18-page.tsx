import type { SchemeWording } from '../domain/scheme.ts';
import { telHref } from '../html/place-links.tsx';
import { SearchForm } from '../html/search-form.tsx';
import { dateWords } from '../html/time-words.ts';
import type { HelplineView } from './help-page.tsx';

export interface Under18PageProps {
  readonly schemes: readonly SchemeWording[];
  /** Childline's own entry; undefined where the register does not show one. */
  readonly childline: HelplineView | undefined;
}

/**
 * Where and how girls under 18 can seek help: short sentences, a reading age of about 9, and nothing promised that the
 * people there cannot keep. Ages follow section 145 of the Licensing Act 2003.
 */
export function Under18Page({ schemes, childline }: Under18PageProps) {
  return (
    <>
      <a class="tall screen" href="/">
        Find a place near you
      </a>
      <h1>If you are under 18</h1>
      <p>
        You can ask for help. You don’t have to be sure that it is serious. It is not your fault, and asking
        is never silly.
      </p>
      <nav aria-label="On this page">
        <ul class="jump screen">
          <li>
            <a href="#where">Where to go</a>
          </li>
          <li>
            <a href="#say">What to say</a>
          </li>
          <li>
            <a href="#next">What happens then</a>
          </li>
          <li>
            <a href="#call">Who to call</a>
          </li>
          <li>
            <a href="#adult">A grown-up you trust</a>
          </li>
        </ul>
      </nav>
      <WhereToGo />
      <WhatToSay schemes={schemes} />
      <WhatHappens />
      <WhomToCall childline={childline} />
      <TrustedAdults />
      <h2>Your phone</h2>
      <p>
        Does somebody look at your phone? Read how to <a href="/cover-your-tracks">cover your tracks</a>.
      </p>
    </>
  );
}

function WhereToGo() {
  return (
    <>
      <h2 id="where">Where to go</h2>
      <p>Staff at the places in our list are trained to help. We can show places for all ages first.</p>
      <SearchForm under18 />
      <h3>Can I go in?</h3>
      <ul>
        <li>
          <strong>A shop, café, library or leisure centre:</strong> yes, while it is open.
        </li>
        <li>
          <strong>A pub, bar or club:</strong> the law may not let you stay inside if you are under 16 and on
          your own. You can still go to the door and ask for help.
        </li>
        <li>
          <strong>“Only people aged 18 or over”:</strong> go to the door and ask, or choose another place.
        </li>
      </ul>
      <h3>Is nothing near, or is it all shut?</h3>
      <p>
        Go where there are lights and people: a shop, a station, a petrol station, a hotel, a hospital or a
        police station. Tell someone who works there. You can also tell a bus driver.
      </p>
    </>
  );
}

function WhatToSay({ schemes }: { schemes: readonly SchemeWording[] }) {
  return (
    <>
      <h2 id="say">What to say</h2>
      <p>Use your own words if you like. Any of these is enough:</p>
      <ul>
        <li>“I don’t feel safe. Can I wait here?”</li>
        <li>“Someone is following me.”</li>
        <li>“Please help me call home.”</li>
      </ul>
      {schemes.length > 0 && <p>Places have a sign that says which list they are on:</p>}
      {schemes.map(({ name, say }) => (
        <p key={name} class="say">
          {name}: <strong>{say}</strong>
        </p>
      ))}
      <p>Too hard to say? Type it on your phone and show it to them.</p>
    </>
  );
}

function WhatHappens() {
  return (
    <>
      <h2 id="next">What happens then</h2>
      <p>This is what staff there are trained to do:</p>
      <ol>
        <li>They listen, and can take you to a quieter spot.</li>
        <li>They ask if you are hurt, and who you would like to call.</li>
        <li>You can wait there while someone you trust comes to you.</li>
        <li>If you are hurt or in danger, they call 999.</li>
      </ol>
      <p>
        You don’t have to tell them everything. You don’t have to pay or buy something. If they are worried
        about you, they may need to tell someone whose job is to look after children. You can ask them to tell
        you first.
      </p>
      <p>Did a place not help? Try the next one. It was not your fault. You can tell us on its page.</p>
    </>
  );
}

function WhomToCall({ childline }: { childline: HelplineView | undefined }) {
  return (
    <>
      <h2 id="call">Who to call</h2>
      <h3>In danger now: 999</h3>
      <p>
        Ask for the police. It is free, and works even with no money on your phone. Can’t speak? Call from a
        mobile, listen, and press 55 when you are asked.
      </p>
      <p>
        <a class="button main" href="tel:999">
          Call 999
        </a>
      </p>
      {childline !== undefined && <Childline line={childline} />}
      <h3>The police, when it can wait: 101</h3>
      <p>
        <a href="tel:101">Call 101</a>, or see <a href="/help">all phone numbers</a>.
      </p>
    </>
  );
}

function Childline({ line: { name, phone, hours, website, checkedOn } }: { line: HelplineView }) {
  return (
    <>
      <h3>To talk to someone: {name}</h3>
      <p>
        A counsellor listens, about anything. The call is free. You don’t have to give your name. They keep it
        private, unless they think that you or someone else is in danger.
      </p>
      <p>
        <a class="button" href={telHref(phone)}>
          Call {name}
          <span class="small">{phone}</span>
        </a>
      </p>
      <p>
        {hours}
        {website !== '' && (
          <>
            . You can also{' '}
            <a href={website} rel="noreferrer">
              chat or write on their website
            </a>{' '}
            (leaves this site)
          </>
        )}
        .
      </p>
      <p class="muted small">Checked on {dateWords(checkedOn)}</p>
    </>
  );
}

function TrustedAdults() {
  return (
    <>
      <h2 id="adult">A grown-up you trust</h2>
      <p>Tell someone, even if it is over now. It could be:</p>
      <ul>
        <li>your mum, dad, carer, or someone else in your family</li>
        <li>a teacher, or anyone who works at your school</li>
        <li>a doctor, a nurse or a social worker</li>
        <li>a youth worker, a coach, or a friend’s mum or dad</li>
      </ul>
      <p>
        You could say: “Something happened and I need you to listen.” If the first person does not listen,
        tell another one. Keep telling until someone does.
      </p>
      <p>
        Is it someone at home who scares you? Tell someone outside your home, or call Childline or the police.
      </p>
    </>
  );
}
