import { html, type TemplateResult } from 'lit/html.js';
import type { EpochMinutes } from '../api/domain/clock.ts';
import type { Found } from '../api/domain/finder.ts';
import type { SnapshotColumns } from '../api/domain/snapshot.ts';
import { closesFirst } from './answer.ts';
import type { Language, Messages } from './messages/messages.ts';
import type { More } from './more-kit.ts';
import { fill, walkWords } from './say.ts';
import { schemeLine } from './scheme-line.ts';
import { monthWords, openWords } from './times.ts';

/** What a card is drawn with. */
export interface CardKit {
  readonly words: Messages;
  readonly language: Language | undefined;
  readonly more: More | undefined;
  readonly source: string;
}

/** One haven: whether it can help, how far, what to say there, and how to reach it. */
export function card(found: Found, at: EpochMinutes, kit: CardKit): TemplateResult {
  const { words, more, source } = kit;
  const { havens, schemes } = found.index.snapshot;
  const of = <C extends keyof SnapshotColumns>(column: C): SnapshotColumns[C][number] | undefined =>
    havens[column]?.[found.row];
  const bits = <Item>(items: readonly Item[], mask = 0): Item[] => items.filter((_, n) => (mask >> n) & 1);
  const id = of('id') ?? '';
  const page = `${source}/havens/${encodeURIComponent(id)}`;
  const phone = String(of('phone') ?? '');
  const digits = phone.replace(/[^\d+]/g, '');
  const late = closesFirst(found, at);
  const age = words.ages[of('age') ?? 0];
  const facilities = bits(words.facilities, of('facilities'));
  return html`<li part="card">
    <h3 part="name" id=${id}><a part="link" href=${page}>${of('name')}</a></h3>
    <b part=${found.open && !late ? 'state open' : 'state'}>${openWords(found, at, words)}</b>
    ${late ? html`<p part="late">${words.closesFirst}</p>` : ''}
    <p part="walk">${walkWords(found.metres, words)}</p>
    <p part="address">${[of('address'), of('postcode')].filter(Boolean).join(', ')}</p>
    ${bits(schemes, of('schemes')).map((scheme) => schemeLine(scheme, kit.language))}
    ${age ? html`<p part="age">${age}</p>` : ''}
    ${facilities[0] ? html`<small part="facilities">${facilities.join(' · ')}</small>` : ''}
    <small part="trained">
      ${fill(words.trained, { month: monthWords(of('trained_on') ?? 0, words) })}
    </small>
    <div part="row">
      ${digits[2] ? html`<a part="button call" href=${`tel:${digits}`}>${words.call} ${phone}</a>` : ''}
      <a
        part="button directions"
        aria-describedby=${id}
        target="_blank"
        rel="noopener noreferrer"
        href=${`https://www.google.com/maps/dir/?api=1&travelmode=walking&destination=${of('lat')},${of('lon')}`}
      >
        ${words.directions}<small>${words.maps}</small>
      </a>
    </div>
    <div part="row">
      <a
        part="link concern"
        aria-describedby=${id}
        href=${`${page}/concern`}
        @click=${(event: Event) => more?.concern(event, found)}
        >${words.concern}</a
      >
      ${more?.beside(found)}
    </div>
  </li>`;
}
