import type { Database, Write } from '../../db/database.ts';
import { insertEvidence } from '../../db/evidence.ts';
import { itemsOf } from '../domain/checklist.ts';
import type { Ids } from '../domain/clock.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { SignUpView } from './read-sign-up.ts';

/**
 * What was given once for an item that several schemes ask for, for each of them: officers look at schemes one by one. When
 * it is sent again, only where a scheme has nothing of its own. Files are not copied, they are held twice.
 */
export function copyEvidence({
  view: { evidence, signUp },
  venueId,
  schemes,
  personId,
  at,
  db,
  ids,
}: {
  view: SignUpView;
  venueId: string;
  schemes: readonly Scheme[];
  personId: string;
  at: string;
  db: Database;
  ids: Ids;
}): readonly Write[] {
  return schemes.flatMap(({ key, rules }) => {
    const held = evidence.filter(({ schemeKey }) => schemeKey === key);
    const asked = new Set(itemsOf(rules));
    return evidence
      .filter(
        (each) =>
          each.schemeKey !== key &&
          each.verdict !== 'not_enough' &&
          asked.has(each.item) &&
          !held.some((own) => (signUp.state === 'sent' ? own.item === each.item : isSame(own, each))),
      )
      .map(({ item, kind, text, file }) =>
        insertEvidence(db, {
          id: ids.next(),
          signUpId: signUp.id,
          venueId,
          schemeKey: key,
          item,
          kind,
          text,
          fileId: file?.id ?? null,
          personId,
          at,
        }),
      );
  });
}

type Piece = SignUpView['evidence'][number];

function isSame(a: Piece, b: Piece): boolean {
  return a.item === b.item && a.kind === b.kind && a.text === b.text && a.file?.id === b.file?.id;
}
