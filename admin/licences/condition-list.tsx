import type { LicenceCondition } from '../../api/usecases/show-licence.ts';
import { ButtonLink } from '../html/buttons.tsx';
import { Tag } from '../html/tags.tsx';
import { licencePath } from './addresses.ts';
import { annexWords, everyMonthsWords, TAG_WORDS } from './words.ts';

/** The conditions of a licence by annex, with what each asks for. */
export function ConditionList({
  licenceId,
  conditions,
  mayChange,
}: {
  licenceId: string;
  conditions: readonly LicenceCondition[];
  mayChange: boolean;
}) {
  const path = `${licencePath(licenceId)}/conditions`;
  const byAnnex = Map.groupBy(conditions, ({ annex }) => annex);
  return (
    <section aria-labelledby="conditions">
      <h2 id="conditions">Conditions</h2>
      {conditions.length === 0 && <p>No condition is on record.</p>}
      {[...byAnnex].map(([annex, some]) => (
        <>
          <h3>{annexWords(annex)}</h3>
          <ol class="govuk-list govuk-list--number govuk-list--spaced">
            {some.map((condition) => (
              <Condition condition={condition} path={path} mayChange={mayChange} />
            ))}
          </ol>
        </>
      ))}
      {mayChange && (
        <ButtonLink kind="secondary" href={path}>
          Add conditions
        </ButtonLink>
      )}
    </section>
  );
}

function Condition({
  condition: { id, text, tags, refreshMonths },
  path,
  mayChange,
}: {
  condition: LicenceCondition;
  path: string;
  mayChange: boolean;
}) {
  return (
    <li>
      <span class="as-written">{text}</span>{' '}
      {tags.map((tag) => (
        <>
          <Tag tone="purple">
            {tag === 'refresh' && refreshMonths !== null
              ? `Training ${everyMonthsWords(refreshMonths)}`
              : TAG_WORDS[tag]}
          </Tag>{' '}
        </>
      ))}
      {mayChange && (
        <a class="govuk-link" href={`${path}/${id}`}>
          Change<span class="govuk-visually-hidden"> the condition “{text.slice(0, 60)}”</span>
        </a>
      )}
    </li>
  );
}
