import { html, type TemplateResult } from 'lit/html.js';
import type { EpochMinutes } from '../api/domain/clock.ts';
import { NEAR_METRES, type Answer } from './answer.ts';
import { card, type CardKit } from './card.ts';
import type { Messages } from './messages/messages.ts';
import { count, distance, fill } from './say.ts';
import type { Search } from './search.ts';

/** Phases in which nothing can be shown, so that other help matters most. */
const ALONE = /^(offline|failed|stale)$/;

/** The whole finder, in the order in which it is read: 999 and the way out, what was found, then how to ask. */
export function finderView(search: Search, kit: CardKit, leave: () => void): TemplateResult {
  const { phase, answer, source, roughMetres, label: place = '' } = search;
  const { words, more } = kit;
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
    html`<ul part="list" role="list">${found.map((each) => card(each, at, kit))}</ul>`;

  return html`<div part="base" lang=${words.lang} dir=${words.dir}>
    <div part="row bar">
      <a part="button emergency" href="tel:999"><small>${words.danger}</small>${words.emergency}</a>
      <button part="button exit" @click=${leave}>${words.exit}<small part="keys">${words.keys}</small></button>
    </div>
    <p part="silent">${words.silent}</p>
    <div part="row language">${more?.language()}</div>

    ${answer ? html`<h2 part="heading" tabindex="-1">${heading(place, answer, words)}</h2>` : ''}
    <p part="status" role="status" id="status">
      <b>${answer ? (more?.sentence(answer) ?? sentence(answer, words)) : words.phases[phase]}</b>
    </p>
    ${
      (answer ? !answer.nearby : ALONE.test(phase))
        ? html`<p part="notice">${words.help}</p>
          <a part="button" href="tel:101">${words.call101}</a>`
        : ''
    }
    ${search.choices.map(
      (choice) =>
        html`<button part="button choice" @click=${() => search.from(choice)}>${choice.label}</button>`,
    )}
    ${
      answer
        ? html`${
            roughMetres
              ? html`<p part="notice">
                  ${
                    place
                      ? fill(words.roughPlace, { place })
                      : fill(words.rough, { metres: hundreds(roughMetres, words) })
                  }
                </p>`
              : ''
          }
          ${search.partial ? html`<p part="notice">${words.partial}</p>` : ''}
          ${under18}
          <div part="tools">${more?.tools(answer)}</div>
          ${list(answer.open, answer.at)}
          ${answer.shut[0] ? html`<h2>${words.shut}</h2>${list(answer.shut, answer.at)}` : ''}
          <small part="looked">${fill(words.looked, { distance: distance(words, answer.withinMetres) })}</small>`
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

function heading(place: string, { nearby }: Answer, words: Messages): string {
  if (place) return fill(nearby ? words.openNear : words.shutNear, { place });
  return nearby ? words.openNearYou : words.shutNearYou;
}

function sentence({ nearby, open, shut, withinMetres }: Answer, words: Messages): string {
  if (nearby) return count(words, words.found, nearby);
  if (open[0]) return `${words.foundNone} ${words.further}`;
  if (shut[0]) return words.foundNone;
  return withinMetres > NEAR_METRES
    ? fill(words.nowhere, { distance: distance(words, withinMetres) })
    : words.elsewhere;
}

function hundreds(metres: number, { locale }: Messages): string {
  return (Math.ceil(metres / 100) * 100).toLocaleString(locale);
}
