import { LICENCE_LISTS, type LicenceList } from '../../api/domain/licence-lists.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import type { LicencePage, LicencePlaces } from '../../api/usecases/list-licences.ts';
import { ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { StatTiles } from '../html/figures.tsx';
import { Pagination, ShownCount } from '../html/pagination.tsx';
import { licencesPath, listPath } from './addresses.ts';
import { LicenceFilters } from './filter-fields.tsx';
import { hrefOf, type ListQuery } from './filter.ts';
import { LicenceTable } from './licence-table.tsx';
import type { LicenceRights } from './rights.ts';
import { LIST_WORDS } from './words.ts';

export const LICENCES_PER_PAGE = 50;

export interface ListPageProps {
  readonly authorityCode: string;
  readonly query: ListQuery;
  readonly places: LicencePlaces;
  readonly found: LicencePage;
  readonly rights: LicenceRights;
  readonly today: LocalDate;
}

/** All licences of an authority, and the ways into the lists. */
export function LicencesPage({
  counts,
  ...props
}: ListPageProps & { counts: Readonly<Record<LicenceList | 'to_match', number>> }) {
  const { authorityCode, query, places, rights } = props;
  const path = licencesPath(authorityCode);
  return (
    <>
      <h1>Premises licences</h1>
      <StatTiles
        tiles={[
          ...LICENCE_LISTS.map((list) => ({
            value: counts[list],
            label: LIST_WORDS[list].title,
            href: listPath(authorityCode, list),
          })),
          {
            value: counts.to_match,
            label: 'Not matched to a venue yet',
            href: rights.mayChange ? `${path}/matching` : `${path}?match=to_match`,
          },
        ]}
      />
      {rights.mayChange && (
        <ButtonGroup>
          <ButtonLink href={`${path}/new`} kind="secondary">
            Enter a licence
          </ButtonLink>
        </ButtonGroup>
      )}
      <LicenceFilters path={path} query={query} places={places} all />
      <Found {...props} path={path} caption="Licences" empty="No licence is on this list." />
    </>
  );
}

/** One of the three lists. */
export function LicenceListPage({ list, ...props }: ListPageProps & { list: LicenceList }) {
  const { authorityCode, query, places, rights } = props;
  const path = listPath(authorityCode, list);
  const { title, what, empty } = LIST_WORDS[list];
  return (
    <>
      <h1>{title}</h1>
      <p>{what}</p>
      <LicenceFilters path={path} query={query} places={places} />
      <ul>
        <li>
          <a class="govuk-link" href={hrefOf(`${path}/csv`, query)}>
            Download this list (CSV)
          </a>
        </li>
        {list === 'not-signed-up' && rights.mayChange && (
          <li>
            <a class="govuk-link" href={hrefOf(`${licencesPath(authorityCode)}/letters`, query)}>
              Download addresses for letters (CSV for a mail merge, with the names of licence holders)
            </a>
          </li>
        )}
      </ul>
      <Found {...props} path={path} list={list} caption={title} empty={empty} />
    </>
  );
}

function Found({
  path,
  caption,
  empty,
  list,
  authorityCode,
  query,
  found,
  today,
}: ListPageProps & { path: string; caption: string; empty: string; list?: LicenceList }) {
  const { page, pages, total, licences } = found;
  return (
    <>
      <ShownCount
        page={page}
        perPage={LICENCES_PER_PAGE}
        total={total}
        what={total === 1 ? 'licence' : 'licences'}
      />
      <LicenceTable
        {...{ caption, licences, authorityCode, today, empty }}
        {...(list !== undefined && { list })}
      />
      <Pagination page={page} pages={pages} hrefOf={(each) => hrefOf(path, query, { page: each })} />
    </>
  );
}
