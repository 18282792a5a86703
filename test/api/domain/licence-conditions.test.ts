import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONDITION_TAGS,
  readCondition,
  trainingInterval,
  type ConditionTag,
} from '../../../api/domain/licence-conditions.ts';

describe('what a condition asks for', () => {
  it.each<[string, string[], number | null]>([
    [
      'The premises shall take part in the "Ask for Angela" scheme, and display its posters.',
      ['ask_for_angela'],
      null,
    ],
    ['The venue will operate Ask Angela or a similar scheme.', ['ask_for_angela'], null],
    ['Posters of the ‘Angela’ campaign shall be displayed in the toilets.', ['ask_for_angela'], null],
    ['All staff shall have WAVE training.', ['wave_training'], null],
    [
      'Staff shall complete the Metropolitan Police’s Welfare And Vulnerability Engagement (WAVE) course.',
      ['wave_training'],
      null,
    ],
    ['Staff have been trained in welfare & vulnerability.', ['wave_training'], null],
    [
      'Training shall be recorded in documentary form and shall be regularly refreshed at no greater than 12-month intervals.',
      ['training_records', 'refresh'],
      12,
    ],
    [
      'Training will be reviewed and refreshed quarterly and subsequently recorded in writing.',
      ['training_records', 'refresh'],
      3,
    ],
    ['A staff training register is maintained for the premises.', ['training_records'], null],
    [
      'WAVE and Ask for Angela training shall be given to all staff, with refresher training every six (6) months. Records of this training shall be kept for 12 months.',
      ['ask_for_angela', 'wave_training', 'training_records', 'refresh'],
      6,
    ],
    ['Refresher training at intervals not exceeding six months.', ['refresh'], 6],
    ['Staff are to be re-trained annually.', ['refresh'], 12],
    ['Six-monthly refresher training.', ['refresh'], 6],
    ['Refresher training shall take place twice a year.', ['refresh'], 6],
    ['Refresher training every 26 weeks.', ['refresh'], 6],
    ['Refresher training every 8 weeks.', ['refresh'], 1],
    ['Monthly refresher training.', ['refresh'], 1],
    ['Training to be provided to all staff at least every 3 months.', ['refresh'], 3],
    ['Refreshed every 6 to 12 months, training covers drugs awareness.', ['refresh'], 6],
    ['Refresher training every two years.', ['refresh'], 24],
    ['Staff shall receive refresher training.', ['refresh'], null],
  ])('%j', (text, tags, refreshMonths) => {
    expect(readCondition(text)).toEqual({ tags, refreshMonths });
  });

  it.each([
    'No supply of alcohol may be made at a time when there is no designated premises supervisor.',
    'CCTV recordings shall be kept for a minimum of 31 days.',
    'A member of staff who is trained in the use of the CCTV shall check it weekly.',
    'Fire extinguishers shall be inspected every 12 months by a trained person.',
    'No customer shall wave glasses in the street.',
    'A refusals register is kept and checked by the manager every month.',
    'The premises will refresh its paintwork.',
    '',
  ])('%j asks for nothing of ours', (text) => {
    expect(readCondition(text)).toEqual({ tags: [], refreshMonths: null });
  });

  it('reads any text in time, tags in one order, and a refresh interval only with its tag', () => {
    const word = fc.constantFrom(
      ...'ask for Angela WAVE training records refresher every six 6 months monthly annually intervals of no more than kept . ; ( ) \n'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          const { tags, refreshMonths } = readCondition(text);
          expect(tags).toEqual(CONDITION_TAGS.filter((tag) => tags.includes(tag)));
          expect(refreshMonths === null || tags.includes('refresh')).toBe(true);
          expect(refreshMonths ?? 1).toBeGreaterThanOrEqual(1);
          expect(refreshMonths ?? 1).toBeLessThanOrEqual(60);
        },
      ),
    );
  });

  it('sees each tag whatever stands around it', () => {
    const around = fc.constantFrom(
      '',
      'Doors shall be closed by 23:00. ',
      'CCTV is kept for 31 days. ',
      '1. ',
    );
    const asked = fc.constantFrom(
      ['Staff know Ask for Angela.', 'ask_for_angela'],
      ['WAVE training is given.', 'wave_training'],
      ['Training records are kept.', 'training_records'],
      ['Refresher training every 6 months.', 'refresh'],
    );
    fc.assert(
      fc.property(around, asked, around, (before, [text, tag], after) => {
        expect(readCondition(`${before}${text} ${after}`).tags).toContain(tag);
      }),
    );
  });

  it.each([
    'training ',
    'every ',
    'records of ',
    'interval of six ',
    '6 ',
    'ask ',
    'refresh every ',
    'training every ',
  ])(
    'is read in linear time: 100,000 characters of %j take no second',
    (part) => {
      expect(readCondition(part.repeat(100_000 / part.length)).tags).not.toContain('ask_for_angela');
    },
    2_000,
  );

  it('of a licence that asks for Ask for Angela or WAVE the shortest interval counts, wherever it stands', () => {
    const every = (refreshMonths: number | null, ...tags: ConditionTag[]) => ({ refreshMonths, tags });
    expect(trainingInterval([every(12, 'ask_for_angela', 'refresh'), every(6, 'refresh'), every(null)])).toBe(
      6,
    );
    expect(trainingInterval([every(null, 'wave_training'), every(6, 'refresh')])).toBe(6);
    expect(trainingInterval([every(null, 'wave_training')])).toBeNull();
    expect(trainingInterval([every(6, 'refresh', 'training_records')])).toBeNull();
    expect(trainingInterval([])).toBeNull();
  });
});
