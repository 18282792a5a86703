import { z } from 'zod';
import { LONGEST_JOB, LONGEST_NAME, nameKey } from '../../../api/domain/staff.ts';
import { choice, email, text } from '../../form/fields.ts';

/** What somebody says of themselves. */
export const YOU = z.object({
  name: text('your name', { max: LONGEST_NAME }).refine(
    (name) => nameKey(name) !== '',
    'Enter your name in letters',
  ),
  job: text('your job', { max: LONGEST_JOB, missing: 'Enter what you do there, for example bar staff' }),
  public: choice(['yes', 'no'], 'Choose whether you meet the public'),
  email: email('your e-mail address').optional,
});
