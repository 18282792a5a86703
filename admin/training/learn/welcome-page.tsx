import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import type { CourseContent } from '../course-content.ts';
import { ENTRY, HOME, linkAddress, NEXT_PERSON } from './addresses.ts';

/** The first thing behind the link: where it is for, how long it takes, what is kept. */
export function WelcomePage({
  venueName,
  token,
  courses,
}: {
  venueName: string;
  token: string;
  courses: readonly CourseContent[];
}) {
  const minutes = courses.map((course) => course.minutes);
  const [least, most] = [Math.min(...minutes), Math.max(...minutes)];
  return (
    <>
      <h1>Training for the staff of {venueName}</h1>
      <p>
        People who feel unsafe ask for help at places like yours. Here you learn what to do when somebody asks{' '}
        <em>you</em>.
      </p>
      <ul>
        <li>
          On your phone, {least === most ? least : `${least} to ${most}`} minutes for each part. You can stop
          and go on later.
        </li>
        <li>Short pages, a few situations, then some questions. You can try again as often as you like.</li>
        <li>No account and no password.</li>
      </ul>
      <p>
        <strong>What is kept:</strong> your name, your job, and what you passed. Your manager and the council
        see it, so that they know the staff are trained. Your answers are only used to mark the questions.{' '}
        <a href="/privacy">Privacy</a>
      </p>
      <a class="button main" href={`${linkAddress(token)}/you`}>
        Start
      </a>
      <p class="step">
        Began on another phone? <a href={ENTRY}>Go on with your code</a>
      </p>
      <h2>What there is to learn</h2>
      <ul>
        {courses.map(({ key }) => (
          <li>{MODULE_NAMES[key]}</li>
        ))}
      </ul>
    </>
  );
}

/** Somebody began on this device and did not hand it over. Who it is, is not said. */
export function SomebodyHere() {
  return (
    <>
      <h1>Somebody is learning on this device</h1>
      <p>If that is you, go on where you were.</p>
      <a class="button main" href={HOME}>
        Go on
      </a>
      <h2>If it is not you</h2>
      <p>What they have done is kept. This device then shows nothing of it any more.</p>
      <form method="post" action={NEXT_PERSON}>
        <button class="button">I am somebody else</button>
      </form>
    </>
  );
}

/** The link was taken back, or replaced. Who began by it can finish. */
export function LinkOver() {
  return (
    <>
      <h1>This link does not work any more</h1>
      <p>
        Your manager has made a new one, or has closed it. Look at the sheet in the staff room, or ask your
        manager.
      </p>
      <p>
        Did you begin before? <a href={HOME}>Go on here</a>, or <a href={ENTRY}>go on with your code</a>.
      </p>
    </>
  );
}
