/** The way in without JavaScript and without a position: a place, in her own words. */
export function SearchForm({
  place = '',
  under18 = false,
  error,
}: {
  place?: string;
  under18?: boolean;
  /** What was wrong with the place, where something was. */
  error?: string;
}) {
  return (
    <form action="/near" method="get" role="search" aria-label="Find a place near you">
      <label for="place">Postcode, town centre or station</label>
      {error !== undefined && (
        <span class="error" id="place-error">
          {error}
        </span>
      )}
      <div class="row">
        <div class="grow">
          <input
            type="text"
            id="place"
            name="place"
            value={place}
            maxlength={80}
            autocomplete="off"
            autocapitalize="words"
            spellcheck={false}
            enterkeyhint="search"
            required
            {...(error === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'place-error' })}
          />
        </div>
        <button class="button main" type="submit">
          Show places
        </button>
      </div>
      <label class="check">
        <input type="checkbox" name="under18" value="1" checked={under18} />I am under 18: show places for all
        ages first
      </label>
    </form>
  );
}
