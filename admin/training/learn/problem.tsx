/** What was wrong with a form, first on the page, each with the way to its field. */
export function Problem({
  errors,
  fieldIds = {},
}: {
  errors: Readonly<Record<string, string>>;
  /** Where a field begins, if its id is not its name. */
  fieldIds?: Readonly<Record<string, string>>;
}) {
  const all = Object.entries(errors);
  if (all.length === 0) return null;
  return (
    <div class="notice" role="alert">
      <h2>There is something to put right</h2>
      <ul>
        {all.map(([field, message]) => (
          <li>{field === 'form' ? message : <a href={`#${fieldIds[field] ?? field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
