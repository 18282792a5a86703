/**
 * Shows what belongs to a radio button while it is chosen. govuk-frontend's own script also marks the button as
 * expanded, which ARIA does not allow on a radio button (axe: aria-allowed-attr).
 */
export function revealChosen(): void {
  for (const group of document.querySelectorAll('[data-module="govuk-radios"]')) {
    const reveals = [...group.querySelectorAll<HTMLInputElement>('input[data-aria-controls]')];
    if (reveals.length === 0) continue;
    const show = (): void => {
      for (const input of reveals) {
        const target = document.getElementById(input.dataset['ariaControls'] ?? '');
        target?.classList.toggle('govuk-radios__conditional--hidden', !input.checked);
      }
    };
    group.addEventListener('change', show);
    // A browser that goes back puts the choice back after this module has run.
    addEventListener('pageshow', show);
    show();
  }
}
