import { dateWords } from '../../../api/html/time-words.ts';
import type { ModuleOnList } from '../../../api/usecases/list-modules.ts';
import { courseOf } from '../courses.ts';
import { ENTRY, moduleAddress } from './addresses.ts';
import { placeWords } from './place-words.ts';

/** What this person has to learn at this venue, and what else there is. */
export function ModulesPage({
  firstName,
  needed,
  optional,
  code,
  host,
}: {
  firstName: string;
  needed: readonly ModuleOnList[];
  optional: readonly ModuleOnList[];
  code: string;
  host: string;
}) {
  const isDone = needed.length > 0 && needed.every(({ record }) => record !== undefined);
  return (
    <>
      <h1>Your training</h1>
      <p>
        Hello {firstName}.{' '}
        {isDone
          ? 'You have passed what your workplace asks for. Thank you.'
          : 'Your progress is kept at every step, so you can stop at any time.'}
      </p>
      {needed.length > 0 && (
        <>
          <h2>What your workplace asks for</h2>
          <Modules modules={needed} isNeeded />
        </>
      )}
      <h2>{needed.length > 0 ? 'If you want to know more' : 'What there is to learn'}</h2>
      <Modules modules={optional} isNeeded={needed.length === 0} />
      <h2>Go on with another phone</h2>
      <p>
        Open <strong>{`${host}${ENTRY}`}</strong> there and type your code. It is yours: whoever has it can go
        on as you.
      </p>
      <p class="code">{code}</p>
      <p class="muted small">
        If your manager has not put your name on the staff list yet, they are asked to confirm that you work
        here. You can learn meanwhile.
      </p>
    </>
  );
}

function Modules({ modules, isNeeded }: { modules: readonly ModuleOnList[]; isNeeded: boolean }) {
  return (
    <ul class="modules">
      {modules.map((module) => (
        <li>
          <OneModule module={module} isNeeded={isNeeded} />
        </li>
      ))}
    </ul>
  );
}

function OneModule({ module, isNeeded }: { module: ModuleOnList; isNeeded: boolean }) {
  const { key, record, open, refresh } = module;
  const course = courseOf(key);
  return (
    <>
      <h3>{course.title}</h3>
      <p>{course.summary}</p>
      {record && (
        <p>
          <strong>Passed on {dateWords(record.trainedOn)}.</strong>{' '}
          <a href={`/certificates/${record.certificateCode}`}>
            Your certificate<span class="unseen">{` for ${course.title}`}</span>
          </a>
        </p>
      )}
      {refresh.length > 0 && (
        <p>
          <strong>Changed since you passed:</strong> please look at what is new.
        </p>
      )}
      {open && <p>{`You are at ${placeWords(course, open.page)}.`}</p>}
      {!record && !open && <p class="muted">{`About ${course.minutes} minutes.`}</p>}
      <a class={isNeeded && !record ? 'button main' : 'button'} href={moduleAddress(key)}>
        {open ? 'Go on' : record ? 'Look at it again' : 'Open'}
        <span class="unseen">{`: ${course.title}`}</span>
      </a>
    </>
  );
}
