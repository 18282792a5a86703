import type { ReportBase } from '../../api/usecases/read-report.ts';
import { wardName } from './names.ts';

/** The town centre, and below it the ward: what people call it, and what is counted by. */
export function Where({
  report,
  venue: { town, wardCode },
}: {
  report: Pick<ReportBase, 'frame'>;
  venue: { readonly town: string; readonly wardCode: string | null };
}) {
  const ward = wardName(report, wardCode);
  if (town === '' || ward === '') return <>{town || ward}</>;
  return (
    <>
      {town}
      <br />
      <span class="muted">{ward}</span>
    </>
  );
}
