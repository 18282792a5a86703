import { SearchForm } from '../html/search-form.tsx';

/** 404 of an address that is none of ours. */
export function NotFoundContent() {
  return (
    <>
      <h1>This page is not here</h1>
      <p>The address may have been typed wrong, or the page may have moved.</p>
      <WhereNext />
    </>
  );
}

/** 404 of a place that is not shown: never why, so that nothing is told about a venue that is not listed. */
export function NotListedContent() {
  return (
    <>
      <h1>This place is not listed now</h1>
      <p>Please don’t rely on it for help. Other places are listed here.</p>
      <WhereNext />
    </>
  );
}

/** 500: it says what a person can do, and nothing about what went wrong. */
export function FailedContent() {
  return (
    <>
      <h1>Something went wrong here</h1>
      <p>It is not something you did. Wait a moment, then load the page again.</p>
      <p>
        If you need help from the police and it is not an emergency, call <a href="tel:101">101</a>.
      </p>
      <p>
        <a href="/help">Other phone numbers</a>
      </p>
    </>
  );
}

/** Anything else that was wrong with the request, in the words of the error: they name the next step. */
export function RefusedContent({ message }: { message: string }) {
  return (
    <>
      <h1>That did not work</h1>
      <p>{message}</p>
      <WhereNext />
    </>
  );
}

function WhereNext() {
  return (
    <>
      <p>
        <a href="/">Find a place near you</a>, look at the <a href="/havens">list of places</a>, or search
        here:
      </p>
      <SearchForm />
    </>
  );
}
