import { EmergencyBar, SilentLine } from '../html/emergency-bar.tsx';
import { InlineJson, InlineModule } from '../html/inline.tsx';
import { SearchForm } from '../html/search-form.tsx';

export interface FinderPageProps {
  /** ONS code of the area asked for, or of the one area of this register. */
  readonly area?: string | undefined;
  /** The language that a link asks for. */
  readonly lang?: string | undefined;
  /** Its snapshot as JSON text. */
  readonly snapshot?: string | undefined;
  /** The finder's module; without it the page loads the file. */
  readonly script: string | undefined;
  /** A module that keeps the page for when there is no network. */
  readonly offlineScript?: string | undefined;
}

/** The finder, with all that works without it inside: shown until it has started, and whenever it cannot. */
export function FinderPage({ area, lang, snapshot, script, offlineScript }: FinderPageProps) {
  return (
    <>
      <h1 class="unseen">Find a place near you</h1>
      <haven-finder area={area} lang={lang}>
        <div lang="en-GB">
          <div class="bar">
            <EmergencyBar />
          </div>
          <SilentLine />
          <p>Feel unsafe? Staff at these places are trained to help you.</p>
          <SearchForm />
          <p>
            <a class="tall" href="/havens">
              List of all places
            </a>
          </p>
          <p>
            <a class="tall" href="/under-18">
              If you are under 18
            </a>
          </p>
        </div>
        {snapshot !== undefined && (
          <InlineJson type="application/json" marker="data-haven-snapshot" json={snapshot} />
        )}
      </haven-finder>
      {script === undefined ? (
        <script type="module" src="/embed/v1/haven-finder.js" />
      ) : (
        <InlineModule source={script} />
      )}
      {offlineScript !== undefined && <InlineModule source={offlineScript} />}
    </>
  );
}
