import type { NextUp, StepKey } from '../../api/domain/sign-up.ts';

/** Addresses of the pages of a sign-up. */
export const START = '/admin/sign-up';

export function signUpPath(id: string): string {
  return `${START}/${id}`;
}

export function stepPath(id: string, step: StepKey): string {
  return step === 'premises' ? `${signUpPath(id)}/premises` : `${signUpPath(id)}/step/${step}`;
}

export function checklistPath(id: string, schemeKey: string): string {
  return `${signUpPath(id)}/checklist/${schemeKey}`;
}

export function itemPath(id: string, schemeKey: string, item: string): string {
  return `${checklistPath(id, schemeKey)}/${item}`;
}

export function nextPath(id: string, next: NextUp): string {
  if ('step' in next) return stepPath(id, next.step);
  if ('checklist' in next) return checklistPath(id, next.checklist);
  return `${signUpPath(id)}/check`;
}
