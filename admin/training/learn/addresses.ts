import type { TrainingModuleKey } from '../../../api/domain/training-modules.ts';

/** Addresses of the trainee's pages. */
export const ENTRY = '/join';
export const HOME = '/join/me';
export const NEXT_PERSON = '/join/me/next';

export function linkAddress(token: string): string {
  return `/join/${encodeURIComponent(token)}`;
}

export function moduleAddress(key: TrainingModuleKey): string {
  return `${HOME}/${key}`;
}

/** @param step from 1 */
export function stepAddress(key: TrainingModuleKey, step: number): string {
  return `${moduleAddress(key)}/${step}`;
}

export function resultAddress(key: TrainingModuleKey): string {
  return `${moduleAddress(key)}/result`;
}

/** Where what was chosen is explained: a browser without JavaScript goes there by itself. */
export const FEEDBACK = 'what-follows';
