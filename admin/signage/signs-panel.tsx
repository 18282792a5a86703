import type { LocalDate } from '../../api/domain/clock.ts';
import { signsStanding } from '../../api/domain/signage.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { SignagePack } from '../../api/usecases/show-signs.ts';
import type { OpenedFile } from '../../api/usecases/show-venue-file.ts';
import { DataTable } from '../html/data-table.tsx';
import { Tag } from '../html/tags.tsx';
import { dayOf } from '../instants.ts';
import { signsAddress } from './addresses.ts';
import { languageWords, SIGNS_STANDING } from './words.ts';

/** The signs of a venue that are out, on its page for the council: whether they still hold. */
export function SignsPanel({
  signs,
  opened: { file, schemes },
  today,
  works,
}: {
  signs: readonly SignagePack[];
  opened: OpenedFile;
  today: LocalDate;
  /** May make signs and take them back. */
  works: boolean;
}) {
  const filed = (key: string) => file.accreditations.find(({ schemeKey }) => schemeKey === key);
  const standing = ({ schemeKey, validUntil }: SignagePack) => {
    const accreditation = filed(schemeKey);
    const rules = schemes.find(({ found }) => found.record.schemeKey === schemeKey)?.found.facts.rules;
    const facts = accreditation && rules && { ...accreditation, rules, listed: true };
    return SIGNS_STANDING[signsStanding(validUntil, facts, today)];
  };
  return (
    <>
      <h2 id="signs">Signs</h2>
      <DataTable
        caption="Signs that are out"
        captionHidden
        rows={signs.filter(({ state }) => state === 'issued')}
        empty="No signs are out."
        columns={[
          { heading: 'Scheme', cell: ({ schemeKey }) => filed(schemeKey)?.schemeName ?? schemeKey },
          { heading: 'Made on', cell: ({ issuedAt }) => dateWords(dayOf(issuedAt)) },
          { heading: 'They say', cell: ({ validUntil }) => `Valid until ${dateWords(validUntil)}` },
          { heading: 'Languages', cell: ({ languages }) => languageWords(languages) },
          {
            heading: 'Now',
            cell: (pack) => <Tag tone={standing(pack).tone}>{standing(pack).words}</Tag>,
          },
        ]}
      />
      {works && (
        <p>
          <a href={signsAddress(file.id)}>Make signs, print them, or say that they are down</a>
        </p>
      )}
    </>
  );
}
