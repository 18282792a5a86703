import { html, type TemplateResult } from 'lit/html.js';
import type { SnapshotScheme } from '../api/domain/snapshot.ts';
import type { Language } from './messages/messages.ts';

/**
 * What a person says at a scheme's places. Staff were trained in the English words, so these stand in every language;
 * what they mean and how they sound comes from the language's file, unless the council has changed the English since.
 */
export function schemeLine(
  { key, name, say }: SnapshotScheme,
  language: Language | undefined,
): TemplateResult {
  const entry = language?.schemes[key];
  if (entry?.of !== say) return html`<p part="say" lang="en" dir="ltr">${name}: <b>${say}</b></p>`;
  const { hint, means } = entry;
  return html`<p part="say">
    ${entry.name}: <b lang="en" dir="ltr">${say}</b>${hint ? html` <i part="hint">${hint}</i>` : ''}
    <br />${means}
  </p>`;
}
