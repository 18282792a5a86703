import { makeJoinLink, showJoinLink } from '../../api/usecases/keep-join-link.ts';
import type { CourseContent } from '../../admin/training/course-content.ts';
import type { Browser } from './browser-of.ts';
import type { Office } from './office.ts';

/** A link by which the staff of a venue join, as its manager makes it. */
export async function aJoinLink(office: Office, venueId: string): Promise<string> {
  const { link: was } = await showJoinLink({ ...office, venueId });
  await makeJoinLink({ ...office, venueId, was: was?.token ?? null, actor: 'person/manager' });
  const { link } = await showJoinLink({ ...office, venueId });
  return `/join/${link?.token}`;
}

/** The key that a form came with. */
export function keyIn(html: string): string {
  return /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

export interface Person {
  readonly name: string;
  readonly job?: string;
  readonly email?: string;
  readonly meets?: 'yes' | 'no';
}

/** Somebody joins by the link, as they do in the real pages. */
export async function join(browser: Browser, link: string, person: Person): Promise<Response> {
  const key = keyIn(await (await browser.get(`${link}/you`)).text());
  const { name, job = 'Bar staff', email = '', meets = 'yes' } = person;
  return browser.post(`${link}/you`, { key, name, job, email, public: meets });
}

/**
 * Goes through a module by its real pages to the result.
 * @param wrong how many questions are answered wrong
 * @returns the text of the answer to the last step
 */
export async function goThrough(
  browser: Browser,
  course: CourseContent,
  { wrong = 0 }: { wrong?: number } = {},
): Promise<Response> {
  const home = `/join/me/${course.key}`;
  let at = (await browser.post(home)).headers.get('Location') ?? '';
  const { lessons, questions } = course;
  for (
    let guard = 0;
    guard < 2 * (lessons.length + questions.length) && !at.endsWith('/result');
    guard += 1
  ) {
    const step = Number(at.split('/').at(-1));
    const lesson = lessons[step - 1];
    const index = step - 1 - lessons.length;
    const isWrong = index >= 0 && index < wrong;
    const offered = lesson
      ? lesson.choices?.map(({ id, best }) => ({ id, good: best }))
      : questions[index]?.answers.map(({ id, right }) => ({ id, good: right }));
    const choice = offered?.find(({ good }) => good !== isWrong)?.id;
    if (choice !== undefined) await browser.post(at, { choice });
    at = (await browser.post(at, { go: 'on' })).headers.get('Location') ?? at;
  }
  return browser.get(at);
}
