import { Button, ButtonGroup } from '../html/buttons.tsx';
import { Fieldset } from '../html/fieldset.tsx';
import { councilAddress } from './addresses.ts';

/** A box that chooses a venue under a scheme for what is done to many at once. */
export function ChooseBox({
  venueId,
  schemeKey,
  label,
  place,
}: {
  venueId: string;
  schemeKey: string;
  label: string;
  /** Sets it apart from the others on the page: a venue may be listed twice. */
  place: string;
}) {
  const id = `choose-${place}-${venueId}-${schemeKey}`;
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          type="checkbox"
          id={id}
          name="chosen"
          value={`${venueId}.${schemeKey}`}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          <span class="govuk-visually-hidden">Choose {label}</span>
        </label>
      </div>
    </div>
  );
}

/** What can be done with what is chosen. Nothing happens before a page has shown what would. */
export function BulkBar({ authorityCode, decides }: { authorityCode: string; decides: boolean }) {
  const preview = councilAddress(authorityCode, 'bulk/preview');
  return (
    <Fieldset legend="With what is chosen" size="s">
      <p class="govuk-hint">The next page shows what would happen to which venue. Nothing happens before.</p>
      <ButtonGroup>
        <Button kind="secondary" name="action" value="remind" formAction={preview}>
          Remind managers
        </Button>
        <Button kind="secondary" name="action" value="assess" formAction={preview}>
          Begin to assess
        </Button>
        <Button kind="secondary" name="action" value="evidence" formAction={preview}>
          Mark evidence as seen
        </Button>
        <Button kind="secondary" name="action" value="renew" formAction={preview}>
          Renew
        </Button>
        {decides && (
          <Button kind="warning" formAction={councilAddress(authorityCode, 'bulk/suspend/preview')}>
            Suspend
          </Button>
        )}
      </ButtonGroup>
    </Fieldset>
  );
}
