import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend';
import { refuseLargeFiles } from './file-size.ts';
import { holdBackFolded } from './folded.ts';
import { sayWhatHoursMean } from './hours.ts';
import { offerPrinting } from './print.ts';
import { revealChosen } from './reveal.ts';
import { warnOfUnsaved } from './unsaved.ts';

/**
 * What the signed-in pages gain by JavaScript; each of them works without. govuk-frontend's template marks the body by
 * an inline script, which our policy forbids: the mark is set here, before its components look for it.
 */
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(component);
}
revealChosen();
holdBackFolded();
sayWhatHoursMean();
warnOfUnsaved();
offerPrinting();
refuseLargeFiles();
