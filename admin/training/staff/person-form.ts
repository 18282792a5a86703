import { z } from 'zod';
import type { LocalDate } from '../../../api/domain/clock.ts';
import { joiningDays, LONGEST_JOB, LONGEST_NAME } from '../../../api/domain/staff.ts';
import type { StaffFacts } from '../../../api/usecases/add-staff-member.ts';
import type { StaffMember } from '../../../api/usecases/change-staff.ts';
import { choice, email, optionalChoice, optionalText, text } from '../../form/fields.ts';
import { filledWith, type Filled } from '../../form/filled.ts';
import { optionalDay } from '../../form/time-fields.ts';

/** What is asked of somebody on the staff; `today` reads "they start today". */
export function personForm(today: LocalDate) {
  const started = optionalDay('the day they started', joiningDays(today));
  return z
    .object({
      name: text('their name', { max: LONGEST_NAME }),
      job: optionalText('what they do', { max: LONGEST_JOB }),
      email: email('their e-mail address').optional,
      facing: choice(['yes', 'no'], 'Say whether they meet the public'),
      start: optionalChoice(['today', 'other']),
      started,
    })
    .transform((read, ctx): StaffFacts => {
      const joinedOn = read.start === 'today' ? today : read.started;
      if (joinedOn === null) {
        const message = 'Say when they started';
        ctx.addIssue({ code: 'custom', path: [read.start === 'other' ? 'started' : 'start'], message });
        return z.NEVER;
      }
      const { name, job, email: address, facing } = read;
      return { name, job: job ?? '', email: address, publicFacing: facing === 'yes', joinedOn };
    });
}

/** The form as it begins for somebody who is on the list. */
export function personFilled({ name, job, email: address, publicFacing, joinedOn }: StaffMember): Filled {
  return filledWith({
    ...{ name, job, email: address, facing: publicFacing ? 'yes' : 'no' },
    ...{ start: 'other', started: joinedOn },
  });
}
