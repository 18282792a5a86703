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
        <input
          class="field"
          id="place"
          name="place"
          value={place}
          required
          maxlength={80}
          autocomplete="postal-code"
          enterkeyhint="search"
          {...(error === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'place-error' })}
        />
        <button class="button main">Show places</button>
      </div>
      <label class="check">
        <input type="checkbox" name="under18" value="1" checked={under18} />I am under 18: show places for all
        ages first
      </label>
    </form>
  );
}
