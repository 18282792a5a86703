import { z } from 'zod';

const column = (description: string) => ({ description });

/** The published snapshot, as api/domain/snapshot.ts has it. */
export const snapshotAnswer = z
  .object({
    format: z.literal(1),
    scope: z.string().meta(column('area/E09000003 or cell/11-1022-679')),
    version: z.string().meta(column('The same havens and times give the same version; it is the ETag')),
    built_at: z.iso.datetime(),
    valid_until: z.iso.datetime().meta(column('After this instant the whole copy is too old to be shown')),
    base: z.int().meta(column('Minutes since 1970-01-01T00:00Z; the minute all others count from')),
    horizon_minutes: z.int(),
    schemes: z
      .array(z.object({ key: z.string(), name: z.string(), say: z.string() }))
      .meta(column('Bit n of a haven’s schemes is the n-th of these')),
    schedules: z
      .array(z.array(z.int().min(-1)))
      .meta(
        column(
          'Closed for gap, then open for length: [gap, length, gap, length, …] in minutes from base; a last length of -1 is still open at the horizon',
        ),
      ),
    havens: z
      .object({
        id: z.array(z.string()),
        name: z.array(z.string()),
        kind: z.array(z.string()),
        schemes: z.array(z.int().min(0)).meta(column('Bits over schemes')),
        lat: z.array(z.number()),
        lon: z.array(z.number()),
        address: z.array(z.string()),
        postcode: z.array(z.string()),
        phone: z.array(z.string()),
        facilities: z
          .array(z.int().min(0))
          .meta(
            column(
              'Bits: step_free 1, women_staff 2, phone_charging 4, toilet 8, seat 16, water 32, quiet_space 64',
            ),
          ),
        age: z.array(z.int().min(0)).meta(column('0 all ages, 1 under 16s with an adult, 2 over 18s only')),
        trained_on: z.array(z.int()).meta(column('Days since 1970-01-01')),
        until: z
          .array(z.int())
          .meta(column('Minutes after base to which its being shown is certain: hide it after')),
        schedule: z.array(z.int().min(-1)).meta(column('Place in schedules; -1 is hours not known')),
        doors: z
          .array(z.int().min(-1))
          .optional()
          .meta(
            column(
              'Place in schedules of when the doors are open, where trained help is not there all that time; -1 is the same. Absent where it is the same for all',
            ),
          ),
      })
      .meta(column('Columns: every list has one entry a haven, in the same order')),
  })
  .meta(
    column(
      'What the finder reads: the havens of one scope that hold today, and their open times for 14 days',
    ),
  );
