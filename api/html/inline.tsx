/**
 * The one place where text reaches a page without JSX escaping it, because browsers read the inside of `<style>` and
 * `<script>` as it is. Only three kinds of text come here, each guarded so that it cannot end its own element:
 *
 * - our own stylesheet and our own built scripts: trusted, refused if they hold what would end the element early;
 *   the Content-Security-Policy names their SHA-256, so nothing else on the page can run or style;
 * - data as JSON: every `<` becomes `\u003c`, which is the same JSON, and a data block is never executed.
 *
 * A structure test allows raw HTML in this file and nowhere else.
 */

/** Text that would end a script or style element, or turn a script into a half comment (HTML, script data states). */
const ENDS_ELEMENT = /<\/(?:script|style)|<!--|<script/i;

/** True where a built script or stylesheet can stand inside the page. */
export function canInline(source: string): boolean {
  return !ENDS_ELEMENT.test(source);
}

/** The Content-Security-Policy source that allows exactly this inline script or stylesheet: `'sha256-…'`. */
export async function cspHash(source: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source)));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}

/** A stylesheet of ours in the page. */
export function InlineStyle({ css }: { css: string }) {
  return <style dangerouslySetInnerHTML={{ __html: guarded(css) }} />;
}

/** A built module of ours in the page. */
export function InlineModule({ source }: { source: string }) {
  return <script type="module" dangerouslySetInnerHTML={{ __html: guarded(source) }} />;
}

/**
 * A data block.
 * @param json JSON text, such as a published snapshot
 * @param marker a data attribute by which its reader finds it, such as `data-haven-snapshot`
 */
export function InlineJson({ json, type, marker }: { json: string; type: string; marker?: string }) {
  const attributes = marker === undefined ? {} : { [marker]: '' };
  return <script type={type} {...attributes} dangerouslySetInnerHTML={{ __html: escapeJson(json) }} />;
}

/** The same JSON without the one character that could end its element. `<` occurs in JSON only inside texts. */
export function escapeJson(json: string): string {
  return json.replaceAll('<', String.raw`\u003c`);
}

function guarded(source: string): string {
  if (!canInline(source))
    throw new Error('an inline script or stylesheet holds text that would end its element');
  return source;
}
