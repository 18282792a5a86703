import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Filled } from '../form/filled.ts';
import { Button, ButtonGroup } from '../html/buttons.tsx';
import { SummaryList, type SummaryRow } from '../html/lists.tsx';
import { NotificationBanner } from '../html/messages.tsx';

/** What another window saved of a step while this page was open. */
export interface Meanwhile {
  readonly rows: readonly SummaryRow[];
}

/**
 * A step: its heading, its fields, and two ways on. The version tells an older page from a newer one.
 * @param heading left out where a field is the page's heading
 */
export function StepForm({
  heading,
  intro,
  form,
  version,
  meanwhile,
  children,
}: PropsWithChildren<{
  heading?: string;
  intro?: Child;
  form: Filled;
  version: number;
  meanwhile?: Meanwhile | undefined;
}>) {
  const failed = Object.keys(form.errors).length > 0;
  return (
    <>
      {meanwhile !== undefined && <MeanwhileNotice {...meanwhile} />}
      {heading !== undefined && <h1>{heading}</h1>}
      {intro}
      <form method="post" novalidate data-warn-unsaved={failed ? 'changed' : ''}>
        <input type="hidden" name="version" value={version} />
        {children}
        <SaveButtons />
      </form>
    </>
  );
}

/** On with the next step, or out to the list. */
export function SaveButtons() {
  return (
    <ButtonGroup>
      <Button>Save and continue</Button>
      <Button kind="secondary" name="then" value="list">
        Save and come back later
      </Button>
    </ButtonGroup>
  );
}

function MeanwhileNotice({ rows }: Meanwhile) {
  return (
    <NotificationBanner
      text={
        <>
          <p class="govuk-notification-banner__heading">This page was saved in another window meanwhile.</p>
          <p>There it says the following. What you typed is still below: save it to use it instead.</p>
          <SummaryList rows={rows} />
        </>
      }
    />
  );
}
