import { css, html, LitElement, type TemplateResult } from 'lit';
import type { z } from 'zod';
import type { nearestAnswer, nearestHaven } from '../../api/contract/havens.ts';

export type NearestHaven = z.output<typeof nearestHaven>;

/**
 * The finder as a store locator is usually written: Lit, a button, her position sent to the server, its answer as a
 * list. Each row says what a card of ours says, with plainer means.
 */
export class PeerList extends LitElement {
  static override readonly styles = css`
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      margin-block: 0.75rem;
      padding: 0.75rem 1rem;
      border: 1px solid #c9cfd6;
      border-radius: 0.75rem;
      background: #fff;
    }
    a,
    button {
      min-height: 2.75rem;
      color: #0d4f6c;
    }
  `;
  static override readonly properties = { havens: { state: true } };

  declare havens: readonly NearestHaven[];

  constructor() {
    super();
    this.havens = [];
  }

  override render(): TemplateResult {
    return html`
      <button part="find" @click=${() => this.find()}>Use my location</button>
      <ul>
        ${this.havens.map(row)}
      </ul>
    `;
  }

  private async find(): Promise<void> {
    const { coords } = await new Promise<GeolocationPosition>((found, failed) =>
      navigator.geolocation.getCurrentPosition(found, failed),
    );
    const query = `lat=${coords.latitude}&lon=${coords.longitude}&limit=10&on_foot=1`;
    const response = await fetch(`/api/v1/havens/nearest?${query}`);
    this.havens = ((await response.json()) as z.output<typeof nearestAnswer>).havens;
  }
}

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });

function row(haven: NearestHaven): TemplateResult {
  const { name, url, phone, lat, lon } = haven;
  return html`
    <li part="card">
      <h3><a href=${url}>${name}</a></h3>
      <p>${stateOf(haven)}</p>
      <p>${haven.walk_minutes} min walk</p>
      <p>${haven.address}, ${haven.postcode}</p>
      <p>${haven.schemes.join(', ')}</p>
      ${
        haven.age_note
          ? html`
              <p>${haven.age_note}</p>
            `
          : ''
      }
      <small>${haven.facilities.join(' · ')}</small>
      <small>Staff trained ${month.format(new Date(haven.trained_on))}</small>
      <p>
        ${
          phone
            ? html`
                <a href="tel:${phone}">Call ${phone}</a>
              `
            : ''
        }
        <a href="https://www.google.com/maps/dir/?api=1&destination=${lat},${lon}">Directions</a>
      </p>
    </li>
  `;
}

function stateOf({ open, open_until, opens_at, hours_known }: NearestHaven): string {
  if (!hours_known) return 'Opening hours not known';
  if (open) return open_until ? `Open until ${time.format(new Date(open_until))}` : 'Open';
  return opens_at ? `Closed. Opens at ${time.format(new Date(opens_at))}` : 'Closed';
}
