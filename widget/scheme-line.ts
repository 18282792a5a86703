import type { SnapshotScheme } from '../api/domain/snapshot.ts';
import { h, type Child } from './dom.ts';
import type { Language } from './messages/messages.ts';

/**
 * What a person says at a scheme's places. Staff were trained in the English words, so these stand in every language;
 * what they mean and how they sound comes from the language's file, unless the council has changed the English since.
 */
export function schemeLine({ key, name, say }: SnapshotScheme, language: Language | undefined): Child {
  const english = { lang: 'en', dir: 'ltr' };
  const theirs = language?.schemes[key];
  if (theirs?.of !== say) return h('p', 'say', [`${name}: `, h('b', '', say)], language ? english : {});
  return h('div', 'say', [
    `${theirs.name}: `,
    h('b', '', say, english),
    theirs.hint && h('p', 'hint', theirs.hint),
    h('p', 'means', theirs.means),
  ]);
}
