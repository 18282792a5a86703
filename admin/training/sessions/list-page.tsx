import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import {
  SESSION_LISTS,
  SESSIONS_A_PAGE,
  type ListedSession,
  type SessionList,
} from '../../../api/usecases/list-sessions.ts';
import { ButtonLink } from '../../html/buttons.tsx';
import { DataTable, type Column } from '../../html/data-table.tsx';
import { ListTabs } from '../../html/list-tabs.tsx';
import { Pagination, ShownCount } from '../../html/pagination.tsx';
import { listAddress } from '../../list-address.ts';
import { placesWords, startWords } from './words.tsx';

const LIST_WORDS: Readonly<Record<SessionList, string>> = {
  coming: 'Coming',
  register: 'Register to take',
  held: 'Held',
  called_off: 'Called off',
};

const EMPTY_WORDS: Readonly<Record<SessionList, string>> = {
  coming: 'No session is planned.',
  register: 'Every register has been taken.',
  held: 'No session has been held.',
  called_off: 'No session was called off.',
};

/** A council's sessions, a list for each thing that wants doing about them. */
export function SessionListPage({
  path,
  list,
  page,
  sessions,
  total,
  works,
}: {
  path: string;
  list: SessionList;
  page: number;
  sessions: readonly ListedSession[];
  total: number;
  /** Whether the reader plans sessions and sees who comes. */
  works: boolean;
}) {
  const columns: Column<ListedSession>[] = [
    {
      heading: 'When',
      cell: (session) =>
        works ? (
          <a href={`/admin/training/sessions/${session.id}`}>{startWords(session)}</a>
        ) : (
          startWords(session)
        ),
    },
    { heading: 'What', cell: ({ moduleKey }) => MODULE_NAMES[moduleKey] },
    { heading: 'Where', cell: ({ place }) => place },
    list === 'held'
      ? { heading: 'Came', numeric: true, cell: ({ came }) => came }
      : {
          heading: 'Places booked',
          numeric: true,
          cell: ({ booked, places }) => placesWords(booked, places),
        },
  ];
  return (
    <>
      <h1>Training sessions</h1>
      {works && <ButtonLink href={`${path}/new`}>Plan a session</ButtonLink>}
      <ListTabs
        label="Sessions by what is to be done"
        tabs={SESSION_LISTS.map((each) => ({
          href: listAddress(path, { list: each }),
          text: LIST_WORDS[each],
          current: each === list,
        }))}
      />
      <ShownCount
        page={page}
        perPage={SESSIONS_A_PAGE}
        total={total}
        what={total === 1 ? 'session' : 'sessions'}
      />
      <DataTable
        caption={LIST_WORDS[list]}
        captionHidden
        rows={sessions}
        columns={columns}
        empty={EMPTY_WORDS[list]}
      />
      <Pagination
        page={page}
        pages={Math.ceil(total / SESSIONS_A_PAGE)}
        hrefOf={(each) => listAddress(path, { list }, each)}
      />
    </>
  );
}
