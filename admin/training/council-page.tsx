import { TaskList } from '../html/lists.tsx';
import type { TrainingWork } from '../../api/usecases/count-training-work.ts';

/** What there is to do about training in a council. */
export function CouncilTrainingPage({
  base,
  work: { sessionsToCome, registersToTake, certificatesWaiting },
  works,
}: {
  /** `/admin/councils/E09000003` */
  base: string;
  work: TrainingWork;
  /** Whether the reader decides and takes registers. */
  works: boolean;
}) {
  const sessions = `${base}/training/sessions`;
  return (
    <>
      <h1>Training</h1>
      <TaskList
        tasks={[
          {
            title: 'Sessions to come',
            href: sessions,
            hint: 'Teaching in a room, for which managers book places',
            status: String(sessionsToCome),
          },
          {
            title: 'Registers to take',
            href: `${sessions}?list=register`,
            hint: 'Sessions that have begun, and nobody has said who came',
            status: String(registersToTake),
            ...(registersToTake > 0 && { tone: 'orange' as const }),
          },
          ...(works
            ? [
                {
                  title: 'Certificates of other providers',
                  href: `${base}/training/external`,
                  hint: 'Sent in by managers, and waiting for a decision',
                  status: String(certificatesWaiting),
                  ...(certificatesWaiting > 0 && { tone: 'yellow' as const }),
                },
              ]
            : []),
          {
            title: 'How training stands',
            href: `${base}/reports/training`,
            hint: 'By scheme, venue and ward, and whose training ends next',
            status: 'Report',
          },
        ]}
      />
    </>
  );
}
