/** Lines to copy: a field that can be selected without JavaScript, and has a button with it. */
export function Snippet({ id, label, text }: { id: string; label: string; text: string }) {
  const name = `lines-${id}`;
  return (
    <div class="asked">
      <label for={name} id={`${name}-label`}>
        {label}
      </label>
      <textarea class="field lines" id={name} readonly rows={Math.min(12, rowsOf(text))} spellcheck={false}>
        {text}
      </textarea>
    </div>
  );
}

/** About as many signs fit in a line of a phone; browsers that can make the field as high as its lines. */
function rowsOf(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / 48), 0);
}
