import type { Weekday } from '../../api/domain/hours.ts';
import { typedSessionLine } from '../../api/html/session-words.ts';

/** Says below each stretch of a grid of hours what it means, as soon as it is typed: "closes next day (Saturday)". */
export function sayWhatHoursMean(): void {
  for (const words of document.querySelectorAll<HTMLElement>('.hours-words')) {
    const boxes = [...(words.parentElement?.querySelectorAll('input') ?? [])];
    const { day, empty = '' } = words.dataset;
    const say = (): void => {
      const [opens = '', closes = ''] = boxes.map(({ value }) => value);
      words.textContent = typedSessionLine(opens, closes, empty, day as Weekday | undefined);
    };
    for (const box of boxes) box.addEventListener('input', say);
    // A browser that goes back puts the times back after this module has run.
    addEventListener('pageshow', say);
  }
}
