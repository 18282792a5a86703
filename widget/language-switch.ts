import type { TemplateResult } from 'lit/html.js';
import { ENDONYMS } from './messages/endonyms.ts';
import type { LanguageTag } from './messages/languages.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** The languages, each as its speakers call it: whoever cannot read the page still finds her own. */
export function languageSwitch(
  { html, tag, speak, language }: Kit,
  { language: label, unreviewed }: MoreMessages,
): TemplateResult {
  const choose = (event: Event): void =>
    void speak((event.currentTarget as HTMLSelectElement).value as LanguageTag);
  return html`<label part="language-label" for="language">${label}</label>
    <select part="languages" id="language" @change=${choose}>
      ${Object.entries(ENDONYMS).map(
        ([each, name]) =>
          html`<option value=${each} lang=${each} .selected=${each === tag()}>${name}</option>`,
      )}
    </select>
    ${language()?.reviewed === false ? html`<small part="unreviewed">${unreviewed}</small>` : ''}`;
}
