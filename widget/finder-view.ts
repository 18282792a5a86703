import { html, type TemplateResult } from 'lit/html.js';
import type { EpochMinutes } from '../api/domain/clock.ts';
import { NEAR_METRES, type Answer } from './answer.ts';
import { card } from './card.ts';
import type { Messages } from './messages/en.ts';
import type { Search } from './search.ts';

/** Phases in which nothing can be shown, so that other help matters most. */
const ALONE = /^(offline|failed|stale)$/;

/** The whole finder, in the order in which it is read: 999 and the way out, what was found, then how to ask. */
export function finderView(search: Search, words: Messages, leave: () => void): TemplateResult {
  const { phase, answer, source } = search;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void search.near((event.target as HTMLFormElement)['place'].value as string);
  };
  const toggle = (): void => {
    search.under18 = !search.under18;
    search.recheck();
  };
  const under18 = html`<label part="under-18">
    <input type="checkbox" .checked=${!!search.under18} @change=${toggle} />${words.under18}
  </label>`;
  const list = (found: Answer['open'], at: EpochMinutes): TemplateResult =>
    html`<ul part="list" role="list">${found.map((each) => card(each, at, words, source))}</ul>`;

  return html`<div part="base" lang=${words.lang} dir=${words.dir}>
    <div part="row bar">
      <a part="button emergency" href="tel:999"><small>${words.danger}</small>${words.emergency}</a>
      <button part="button exit" @click=${leave}>${words.exit}<small part="keys">${words.keys}</small></button>
    </div>
    <p part="silent">${words.silent}</p>

    ${answer ? html`<h2 part="heading" tabindex="-1">${words.near(search.label, answer.nearby)}</h2>` : ''}
    <p part="status" role="status" id="status"><b>${answer ? sentence(answer, words) : words[phase]}</b></p>
    ${
      (answer ? !answer.nearby : ALONE.test(phase))
        ? html`<p part="notice">${words.help}</p>
          <a part="button" href="tel:101">${words.call101}</a>`
        : ''
    }
    ${search.choices.map(
      (place) =>
        html`<button part="button choice" @click=${() => search.from(place)}>${place.label}</button>`,
    )}
    ${
      answer
        ? html`${
            search.roughMetres
              ? html`<p part="notice">${words.rough(search.label, search.roughMetres)}</p>`
              : ''
          }
          ${search.partial ? html`<p part="notice">${words.partial}</p>` : ''}
          ${under18}
          ${list(answer.open, answer.at)}
          ${answer.shut[0] ? html`<h2>${words.shut}</h2>${list(answer.shut, answer.at)}` : ''}
          <small part="looked">${words.looked(answer.withinMetres)}</small>`
        : ''
    }

    <button part="button find" @click=${() => search.here()}>${words.find}</button>
    <small part="privacy">${words.privacy}</small>
    <form role="search" @submit=${submit}>
      <label for="place"><b>${words.place}</b></label>
      <div part="row">
        <input
          part="input"
          id="place"
          required
          autocomplete="off"
          aria-describedby="status"
          aria-invalid=${phase === 'noPlace'}
        />
        <button part="button search">${words.search}</button>
      </div>
    </form>
    ${answer ? '' : under18}
    <p part="row">
      <a part="link" href=${`${source}/havens`}>${words.list}</a>
      <a part="link" href=${`${source}/help`}>${words.more}</a>
    </p>
  </div>`;
}

function sentence({ nearby, open, shut, withinMetres }: Answer, words: Messages): string {
  if (open[0] || shut[0]) return words.found(nearby, open.length);
  return withinMetres > NEAR_METRES ? words.nowhere(withinMetres) : words.elsewhere;
}
