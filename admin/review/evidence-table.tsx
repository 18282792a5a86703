import { checklistItem, itemsOf } from '../../api/domain/checklist.ts';
import type { CaseFacts } from '../../api/domain/case-facts.ts';
import { unseenItems } from '../../api/domain/readiness.ts';
import type { VenuePapers } from '../../api/usecases/show-venue-file.ts';
import { DataTable } from '../html/data-table.tsx';
import { Tag } from '../html/tags.tsx';

type Piece = VenuePapers['evidence'][number];

const VERDICTS = {
  seen: <Tag tone="green">Seen</Tag>,
  not_enough: <Tag tone="orange">Not enough</Tag>,
} as const;

/** The checklist of a scheme with what a venue has sent for each item. */
export function EvidenceTable({
  facts,
  evidence,
  path,
  works,
}: {
  facts: CaseFacts;
  evidence: readonly Piece[];
  path: string;
  works: boolean;
}) {
  const items = itemsOf(facts.rules);
  const others = evidence.map(({ item }) => item).filter((item) => !items.includes(item));
  const rows = [...items, ...new Set(others)].flatMap(
    (item): { item: string; piece: Piece | undefined }[] => {
      const given = evidence.filter((piece) => piece.item === item);
      return given.length === 0 ? [{ item, piece: undefined }] : given.map((piece) => ({ item, piece }));
    },
  );
  const open = unseenItems(facts).length;
  return (
    <details class="govuk-details" open={evidence.some(({ verdict }) => verdict === null)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          Checklist and evidence{open > 0 ? `: ${open} still open` : ': all seen'}
        </span>
      </summary>
      <DataTable
        caption="Checklist"
        captionHidden
        rows={rows}
        empty="The scheme asks for no evidence."
        columns={[
          { heading: 'Item', cell: ({ item }) => checklistItem(item).name },
          { heading: 'Evidence', cell: ({ piece }) => <PieceWords piece={piece} /> },
          {
            heading: 'Verdict',
            cell: ({ piece }) => {
              if (!piece) return 'Nothing sent';
              const verdict =
                piece.verdict === null ? <Tag tone="blue">To look at</Tag> : VERDICTS[piece.verdict];
              return (
                <>
                  {verdict}
                  {works && (
                    <>
                      {' '}
                      <a class="govuk-link" href={`${path}/evidence/${piece.id}`}>
                        {piece.verdict === null ? 'Look' : 'Look again'}
                        <span class="govuk-visually-hidden"> at {checklistItem(piece.item).name}</span>
                      </a>
                    </>
                  )}
                </>
              );
            },
          },
        ]}
      />
    </details>
  );
}

function PieceWords({ piece }: { piece: Piece | undefined }) {
  if (!piece) return <>—</>;
  if (piece.kind === 'file') return <>File: {piece.fileName ?? ''}</>;
  return (
    <>
      {piece.kind === 'link' && 'Link: '}
      <span class="as-written">{piece.text}</span>
      {piece.note !== '' && <p class="muted">Officer: {piece.note}</p>}
    </>
  );
}
