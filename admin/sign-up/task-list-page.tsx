import type { ChecklistStanding } from '../../api/domain/checklist.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import type { StepKey, StepState } from '../../api/domain/sign-up.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { venueNameOf } from '../../api/usecases/send-sign-up.ts';
import { TaskList, type Task } from '../html/lists.tsx';
import { InsetText } from '../html/messages.tsx';
import { StateTag } from '../html/tags.tsx';
import { checklistPath, signUpPath, START, stepPath } from './paths.ts';
import { STEP_TITLES } from './words.ts';

const FIRST: readonly StepKey[] = ['premises', 'schemes'];

/** How far a sign-up has come, and what is left. */
export function TaskListPage({ view }: { view: SignUpView }) {
  const { signUp, standing, chosen, changeable } = view;
  const name = venueNameOf(view);
  const steps = standing.steps.map((step) => taskOf(view, step));
  const first = steps.filter(({ step }) => FIRST.includes(step)).map(({ task }) => task);
  const venue = steps.filter(({ step }) => !FIRST.includes(step)).map(({ task }) => task);
  const lists = standing.checklists.map(({ schemeKey, standing: each }) => ({
    title: `What your venue has, for ${chosen.find(({ key }) => key === schemeKey)?.name}`,
    href: changeable ? checklistPath(signUp.id, schemeKey) : undefined,
    ...checklistStatus(each),
  }));
  if (signUp.state === 'sent' && !changeable) return <SentView view={view} />;
  if (signUp.state === 'set_aside') return <SetAside />;
  return (
    <>
      <h1>{name === '' ? 'Sign up a venue' : `Sign up ${name}`}</h1>
      {signUp.state === 'sent' ? <Sent view={view} /> : <Progress view={view} />}
      <h2>What you sign up for</h2>
      <TaskList tasks={first} id="first" />
      {venue.length > 0 && (
        <>
          <h2>Your venue</h2>
          <TaskList tasks={venue} id="venue" />
        </>
      )}
      {lists.length > 0 && (
        <>
          <h2>What the schemes ask</h2>
          <TaskList tasks={lists} id="lists" />
        </>
      )}
      <h2>Check and send</h2>
      <TaskList tasks={[sendTask(view)]} id="send" />
    </>
  );
}

function SentView({ view }: { view: SignUpView }) {
  return (
    <>
      <h1>{venueNameOf(view)}</h1>
      <Sent view={view} />
    </>
  );
}

function SetAside() {
  return (
    <>
      <h1>You have set this sign-up aside</h1>
      <p>
        It is deleted after some time. <a href={START}>Start a new one</a>
      </p>
    </>
  );
}

function Progress({ view: { standing } }: { view: SignUpView }) {
  const all = [...standing.steps, ...standing.checklists];
  const done = all.filter(({ state }) => state === 'done').length;
  return (
    <p>
      You have done {done} of {all.length} parts. Everything is saved as you go.
    </p>
  );
}

/** Where each application stands, and what the council has asked. */
function Sent({ view: { applications, chosen, questions, venue, signUp } }: { view: SignUpView }) {
  return (
    <>
      {chosen.map(({ key, name }) => {
        const found = applications.find(({ schemeKey }) => schemeKey === key);
        return (
          <p>
            {name}: {found && <StateTag state={found.state} />}
          </p>
        );
      })}
      {questions.map(({ schemeKey, reason }) => (
        <InsetText>
          <p>The council asks about {chosen.find(({ key }) => key === schemeKey)?.name}:</p>
          <p class="as-written">{reason}</p>
        </InsetText>
      ))}
      <p>
        {questions.length > 0
          ? 'Change or add below what they ask for, then send it again.'
          : `This was sent in on ${sentOn(signUp.sentAt)}. You can change it when the council asks you for more.`}
      </p>
      {venue && (
        <p>
          <a href={`/admin/venues/${venue.id}`}>Change hours, phone and other facts of {venue.name}</a>
        </p>
      )}
    </>
  );
}

function sentOn(sentAt: string | null): string {
  return dateWords(londonDate(epochMinutes(Date.parse(sentAt ?? ''))));
}

function taskOf(
  { signUp, changeable, venue }: SignUpView,
  { key, state }: { key: StepKey; state: StepState },
): { step: StepKey; task: Task } {
  const fixed = !changeable || (signUp.state === 'sent' && key === 'schemes');
  const hint = key === 'premises' && venue ? venue.name : undefined;
  const task = {
    title: STEP_TITLES[key],
    hint,
    href: state === 'not_yet' || fixed ? undefined : stepPath(signUp.id, key),
    ...STATUS[state],
  };
  return { step: key, task };
}

const STATUS = {
  done: { status: 'Completed' },
  to_do: { status: 'Not started', tone: 'blue' },
  not_yet: { status: 'Cannot start yet' },
} as const satisfies Record<StepState, Pick<Task, 'status' | 'tone'>>;

function checklistStatus({ missing, unmet, complete }: ChecklistStanding): Pick<Task, 'status' | 'tone'> {
  if (complete) return STATUS.done;
  const left = missing.length + unmet.length;
  return { status: `${left} to go`, tone: 'blue' };
}

function sendTask({ signUp, standing, changeable }: SignUpView): Task {
  const ready = changeable && standing.complete;
  return {
    title: 'Check your answers and send them',
    href: ready ? `${signUpPath(signUp.id)}/check` : undefined,
    ...(ready ? STATUS.to_do : { status: changeable ? 'Cannot start yet' : 'Completed' }),
  };
}
