import type { Child } from './dom.ts';
import { ENDONYMS } from './messages/endonyms.ts';
import type { LanguageTag } from './messages/languages.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** The languages, each as its speakers call it: whoever cannot read the page still finds her own. */
export function languageSwitch({ h, tag, speak, language, draw }: Kit): (more: MoreMessages) => Child {
  let chosen: LanguageTag | undefined;
  /** What was chosen and could not be had. */
  let missed: LanguageTag | undefined;

  async function choose(wanted: LanguageTag): Promise<void> {
    chosen = wanted;
    missed = undefined;
    await speak(wanted);
    if (chosen !== wanted || tag() === wanted) return;
    missed = wanted;
    draw();
  }

  return ({ language: label, unreviewed, languageFailed }) => {
    const options = Object.entries(ENDONYMS).map(([each, name]) =>
      h('option', '', name, { id: `in-${each}`, value: each, lang: each, selected: each === tag() }),
    );
    const onchange = (event: Event): void =>
      void choose((event.currentTarget as HTMLSelectElement).value as LanguageTag);
    return [
      h('label', 'language-label', label, { for: 'language' }),
      h('select', 'languages', options, { id: 'language', onchange }),
      language()?.reviewed === false && h('small', 'unreviewed', unreviewed),
      missed && h('p', 'language-status', languageFailed, { role: 'alert' }),
    ];
  };
}
