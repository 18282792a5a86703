import { html, type TemplateResult } from 'lit/html.js';
import type { EpochMinutes } from '../api/domain/clock.ts';
import type { Found } from '../api/domain/finder.ts';
import { walkMinutes } from '../api/domain/geo.ts';
import type { SnapshotColumns } from '../api/domain/snapshot.ts';
import { closesFirst } from './answer.ts';
import type { Messages } from './messages/en.ts';
import { dayWords, openWords } from './times.ts';

/** One haven: whether it can help, how far, what to say there, and how to reach it. */
export function card(found: Found, at: EpochMinutes, words: Messages, source: string): TemplateResult {
  const { havens, schemes } = found.index.snapshot;
  const of = <C extends keyof SnapshotColumns>(column: C): SnapshotColumns[C][number] | undefined =>
    havens[column]?.[found.row];
  const bits = <Item>(items: readonly Item[], mask = 0): Item[] => items.filter((_, n) => (mask >> n) & 1);
  const id = of('id') ?? '';
  const phone = String(of('phone') ?? '');
  const digits = phone.replace(/[^\d+]/g, '');
  const late = closesFirst(found, at);
  const age = words.ages[of('age') ?? 0];
  const facilities = bits(words.facilities, of('facilities'));
  return html`<li part="card">
    <h3 part="name" id=${id}>
      <a part="link" href=${`${source}/havens/${encodeURIComponent(id)}`}>${of('name')}</a>
    </h3>
    <b part=${found.open && !late ? 'state open' : 'state'}>${openWords(found, at, words)}</b>
    ${late ? html`<p part="late">${words.closesFirst}</p>` : ''}
    <p part="walk">${words.walk(walkMinutes(found.metres), found.metres)}</p>
    <p part="address">${[of('address'), of('postcode')].filter(Boolean).join(', ')}</p>
    ${bits(schemes, of('schemes')).map((scheme) => html`<p part="say">${scheme.name}: <b>${scheme.say}</b></p>`)}
    ${age ? html`<p part="age">${age}</p>` : ''}
    ${facilities[0] ? html`<small part="facilities">${facilities.join(' · ')}</small>` : ''}
    <small part="trained">
      ${words.trained(dayWords(of('trained_on') ?? 0, words, { month: 'long', year: 'numeric' }))}
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
  </li>`;
}
