import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { scoreOf, stepsOf } from '../../../api/domain/course.ts';
import { DomainError, notFound } from '../../../api/domain/errors.ts';
import { isTrainingModule } from '../../../api/domain/training-modules.ts';
import { finishModule } from '../../../api/usecases/finish-module.ts';
import {
  beginModule,
  chooseAt,
  readProgress,
  turnPage,
  within,
} from '../../../api/usecases/go-through-module.ts';
import { codeForElsewhere, endLearning } from '../../../api/usecases/learn-elsewhere.ts';
import { listModules, readPassed } from '../../../api/usecases/list-modules.ts';
import type { Learning } from '../../../api/usecases/read-learner.ts';
import { refreshTraining } from '../../../api/usecases/refresh-training.ts';
import { optionalText } from '../../form/fields.ts';
import { readForm } from '../../form/read-form.ts';
import type { CourseContent } from '../course-content.ts';
import { courseOf, COURSES } from '../courses.ts';
import { ENTRY, FEEDBACK, linkAddress, moduleAddress, resultAddress, stepAddress } from './addresses.ts';
import { LessonPage } from './lesson-page.tsx';
import { forgetLearner, learnerOn, linkOn } from './learner-cookie.ts';
import { ModulePage } from './module-page.tsx';
import { ModulesPage } from './modules-page.tsx';
import { QuestionPage } from './question-page.tsx';
import { ResultPage } from './result-page.tsx';
import { sendLearnPage, type LearnPage } from './send-learn-page.tsx';

const STEP = z.object({ choice: optionalText('your choice'), go: optionalText('where to go') });

/** Through the modules, step by step, and then the device to the next person. */
export function moduleRoutes(deps: Deps): Hono {
  const routes = new Hono();

  routes.get('/', (c) => asLearner(c, deps, (learning) => sendModules(c, deps, learning)));

  routes.post('/next', async (c) => {
    const learning = await learnerOn(c, deps);
    if (learning) await endLearning({ ...deps, learning });
    forgetLearner(c);
    const link = linkOn(c);
    return c.redirect(link === undefined ? ENTRY : linkAddress(link), 303);
  });

  routes.get('/:module', (c) =>
    inModule(c, deps, async ({ learning, course }) => {
      const progress = await readProgress({ ...deps, learning, course });
      const passed = await readPassed({ ...deps, learning, course });
      return send(c, deps, learning, {
        title: course.title,
        content: <ModulePage {...{ course, progress, passed }} />,
      });
    }),
  );

  routes.post('/:module', (c) =>
    inModule(c, deps, async ({ learning, course }) => {
      const step = await beginModule({ ...deps, learning, course });
      return c.redirect(stepAddress(course.key, step), 303);
    }),
  );

  routes.get('/:module/result', (c) => inModule(c, deps, (at) => sendResult(c, deps, at)));

  routes.get('/:module/:step', (c) => inModule(c, deps, (at) => sendStep(c, deps, at)));

  routes.post('/:module/:step', (c) => inModule(c, deps, (at) => takeStep(c, deps, at)));

  return routes;
}

interface At {
  readonly learning: Learning;
  readonly course: CourseContent;
}

type Answering = (at: At) => Promise<Response> | Response;

/** Whoever learns here; nobody is sent to where one comes in. */
async function asLearner(
  c: Context,
  deps: Deps,
  answer: (learning: Learning) => Promise<Response> | Response,
): Promise<Response> {
  const learning = await learnerOn(c, deps);
  return learning ? answer(learning) : c.redirect(ENTRY, 303);
}

function inModule(c: Context, deps: Deps, answer: Answering): Promise<Response> {
  return asLearner(c, deps, (learning) => {
    const key = c.req.param('module') ?? '';
    if (!isTrainingModule(key)) throw notFound('course.unknown', 'There is no such module.');
    return answer({ learning, course: courseOf(key) });
  });
}

async function sendModules(c: Context, deps: Deps, learning: Learning): Promise<Response> {
  const listed = await listModules({ ...deps, learning, courses: COURSES });
  const host = new URL(deps.config.publicOrigin).host;
  const firstName = learning.member.name.split(' ')[0] ?? '';
  const code = codeForElsewhere({ learning, seal: deps.seal });
  return send(c, deps, learning, {
    title: 'Your training',
    content: <ModulesPage {...listed} {...{ firstName, code, host }} />,
  });
}

async function sendStep(c: Context, deps: Deps, at: At, error?: string): Promise<Response> {
  const { learning, course } = at;
  const step = within(Number(c.req.param('step')), course);
  const { open, last } = await readProgress({ ...deps, ...at });
  const isLesson = step <= course.lessons.length;
  const current = open?.moduleVersion === course.version ? open : undefined;
  if (current && step > current.page)
    return c.redirect(stepAddress(course.key, within(current.page, course)), 303);
  if (!current && (!last || !isLesson)) return c.redirect(moduleAddress(course.key), 303);
  const part = isLesson
    ? course.lessons[step - 1]?.title
    : course.questions[step - 1 - course.lessons.length]?.text;
  return send(c, deps, learning, {
    title: `${error === undefined ? '' : 'Choose an answer: '}${part ?? ''}`,
    ...(error === undefined ? {} : { status: 400 }),
    answers: true,
    content: isLesson ? (
      <LessonPage {...{ course, step, error }} answers={current?.answers} />
    ) : (
      <QuestionPage {...{ course, step, error }} answers={current?.answers ?? {}} />
    ),
  });
}

async function takeStep(c: Context, deps: Deps, at: At): Promise<Response> {
  const { course } = at;
  const form = await readForm(c, STEP);
  const { choice, go } = form.ok ? form.data : { choice: null, go: null };
  const step = within(Number(c.req.param('step')), course);
  try {
    if (go === null) {
      await chooseAt({ ...deps, ...at, step, choice: choice ?? '' });
      return c.redirect(`${stepAddress(course.key, step)}#${FEEDBACK}`, 303);
    }
    const next = await turnPage({ ...deps, ...at, step });
    if (next !== 'answered') return c.redirect(stepAddress(course.key, next), 303);
    await finishModule({ ...deps, ...at });
    await refreshVenue(deps, at);
    return c.redirect(resultAddress(course.key), 303);
  } catch (error) {
    if (isCode(error, 'course.not_offered')) return sendStep(c, deps, at, error.message);
    // The last step, sent twice: the first has finished the module.
    const isLast = go !== null && step === stepsOf(course);
    if (isLast && isCode(error, 'course.not_begun')) return c.redirect(resultAddress(course.key), 303);
    throw error;
  }
}

/** Where the venue stands follows from the record. The learner has theirs, whatever comes of this: a job takes it up again. */
async function refreshVenue(deps: Deps, { learning: { venue } }: At): Promise<void> {
  try {
    const written = await refreshTraining({
      ...deps,
      venueId: venue.id,
      publicOrigin: deps.config.publicOrigin,
    });
    if (written > 0) deps.mail.nudge();
  } catch (error) {
    deps.log.failure('training after a module', error);
  }
}

function isCode(error: unknown, code: string): error is DomainError {
  return error instanceof DomainError && error.code === code;
}

async function sendResult(c: Context, deps: Deps, at: At): Promise<Response> {
  const { course, learning } = at;
  const { open, last } = await readProgress({ ...deps, ...at });
  if (open || !last) return c.redirect(moduleAddress(course.key), 303);
  const passed = await readPassed({ ...deps, ...at });
  const same = last.moduleVersion === course.version;
  const score = {
    ...scoreOf(course, same ? last.answers : {}),
    ...{ correct: last.correct ?? 0, asked: last.asked ?? 0, passed: last.passed === true },
  };
  return send(c, deps, learning, {
    title: score.passed ? 'Passed' : 'Not passed yet',
    content: (
      <ResultPage
        course={course}
        score={same ? score : { ...score, lookAgain: [] }}
        record={passed?.record}
      />
    ),
  });
}

function send(c: Context, deps: Deps, { venue }: Learning, page: LearnPage): Promise<Response> {
  return sendLearnPage(c, deps, { ...page, venueName: venue.name, handOver: true });
}
