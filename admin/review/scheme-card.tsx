import type { Offer } from '../../api/domain/decisions.ts';
import type { TrainingStatus } from '../../api/domain/training.ts';
import { trainedNeeded } from '../../api/domain/training.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { FiledAccreditation, SchemeFile, VenuePapers } from '../../api/usecases/show-venue-file.ts';
import { ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { SummaryList, type SummaryRow } from '../html/lists.tsx';
import { StateTag, Tag, type Tone } from '../html/tags.tsx';
import { DECISION_WORDS } from './decision-form.ts';
import { EvidenceTable } from './evidence-table.tsx';

interface SchemeCardProps {
  readonly scheme: SchemeFile;
  readonly filed: FiledAccreditation | undefined;
  readonly papers: VenuePapers;
  /** Of the venue's page. */
  readonly path: string;
  readonly works: boolean;
  readonly partner: boolean;
}

/** A venue under one scheme: where it stands, what it stands on, and what can be decided. */
export function SchemeCard({ scheme, filed, papers, path, works, partner }: SchemeCardProps) {
  const { found, offers } = scheme;
  const key = found.record.schemeKey;
  const evidence = papers.evidence.filter(({ schemeKey }) => schemeKey === key);
  return (
    <section aria-labelledby={`scheme-${key}`}>
      <div class="heading-row">
        <h2 id={`scheme-${key}`}>{found.scheme.name}</h2>
        <StateTag state={found.facts.state} />
      </div>
      <SummaryList rows={[...dates(filed), ...trainingRows(scheme, papers, partner)]} />
      {works && <Decisions offers={offers} base={`${path}/schemes/${key}`} />}
      {!partner && <EvidenceTable facts={found.facts} evidence={evidence} path={path} works={works} />}
    </section>
  );
}

function dates(filed: FiledAccreditation | undefined): readonly SummaryRow[] {
  if (!filed) return [];
  const { validFrom, validTo, actionDeadline } = filed;
  const rows: (SummaryRow | false)[] = [
    validFrom !== null &&
      validTo !== null && {
        key: 'Accredited',
        value: `From ${dateWords(validFrom)} to ${dateWords(validTo)}`,
      },
    actionDeadline !== null && { key: 'To be put right by', value: dateWords(actionDeadline) },
  ];
  return rows.filter((row) => row !== false);
}

const TRAINING: Readonly<Record<TrainingStatus, readonly [words: string, tone: Tone]>> = {
  not_started: ['Not recorded', 'grey'],
  partly_trained: ['Too few trained', 'orange'],
  current: ['Current', 'green'],
  expiring: ['Ends soon', 'yellow'],
  lapsed: ['Out of date', 'red'],
};

function trainingRows(
  { found: { facts, record, licenceMonths }, training }: SchemeFile,
  papers: VenuePapers,
  partner: boolean,
): readonly SummaryRow[] {
  const [words, tone] = TRAINING[training];
  const check = facts.training;
  const newest = papers.checks.find(({ schemeKey }) => schemeKey === record.schemeKey);
  const counted =
    check &&
    `${check.trainedPeople} trained of ${check.publicFacing} who meet the public; ${trainedNeeded(facts.rules, check.publicFacing)} are needed. Trained on ${dateWords(check.trainedOn)}, counts until ${dateWords(check.trainingUntil)}.`;
  return [
    {
      key: 'Training',
      value: (
        <>
          <Tag tone={tone}>{words}</Tag>
          {counted && <p>{counted}</p>}
          {licenceMonths !== null && (
            <p>A condition of its licence asks for training every {licenceMonths} months.</p>
          )}
          {!partner && newest && newest.note !== '' && <p class="as-written">{newest.note}</p>}
        </>
      ),
    },
  ];
}

/** What is open stands as a button; what is not says why. */
function Decisions({ offers, base }: { offers: readonly Offer[]; base: string }) {
  const open = offers.filter((offer) => offer.open);
  const closed = offers.filter((offer) => !offer.open);
  const hides = (offer: Offer) => offer.to === 'suspended' || offer.to === 'revoked';
  return (
    <>
      <ButtonGroup>
        {open.map((offer, place) => (
          <ButtonLink
            href={`${base}/${offer.decision.replaceAll('_', '-')}`}
            kind={hides(offer) ? 'warning' : place === 0 ? 'main' : 'secondary'}
          >
            {DECISION_WORDS[offer.decision].button}
          </ButtonLink>
        ))}
        <ButtonLink href={`${base}/training`} kind="secondary">
          Record training
        </ButtonLink>
      </ButtonGroup>
      {closed.length > 0 && (
        <>
          <h3>Not open yet</h3>
          <ul>
            {closed.map(({ decision, guards }) => (
              <li>
                {DECISION_WORDS[decision].button}:{' '}
                {guards.flatMap(({ met, words }) => (met ? [] : [words])).join(' ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
