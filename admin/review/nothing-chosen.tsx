/** Where a list was sent without a choice: its boxes stand on the page before. */
export function NothingChosenPage({ back }: { back: string }) {
  return (
    <>
      <h1>Choose venues first</h1>
      <p>
        Nothing was done. Go back, tick the box beside each venue, then press the button again. Or begin at
        the{' '}
        <a class="govuk-link" href={back}>
          work queue
        </a>
        .
      </p>
    </>
  );
}
