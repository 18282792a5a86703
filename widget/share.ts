import type { Found } from '../api/domain/finder.ts';
import type { Child } from './dom.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** Gives a place's name and address to somebody else, by the phone's own sheet or the clipboard. Never where she is. */
export interface Share {
  button(found: Found, more: MoreMessages): Child;
}

export function share({ h, draw, search }: Kit): Share {
  /** What was tried last, and for which haven. */
  let last: { readonly id: string; readonly copied: boolean } | undefined;

  async function give(id: string, text: string): Promise<void> {
    const url = `${search().source}/havens/${encodeURIComponent(id)}`;
    if (await bySheet({ text, url })) return;
    last = { id, copied: await onClipboard(`${text}\n${url}`) };
    draw();
  }

  return {
    button({ index, row }, more) {
      const { havens } = index.snapshot;
      const key = havens.id[row] ?? '';
      const text = [havens.name, havens.address, havens.postcode]
        .map((column) => column?.[row])
        .filter(Boolean)
        .join(', ');
      const said = last?.id === key && (last.copied ? more.copied : more.copyFailed);
      return [
        h('button', 'share button', more.share, {
          'aria-describedby': key,
          onclick: () => void give(key, text),
        }),
        said && h('p', 'shared', said, { role: 'status' }),
      ];
    },
  };
}

/** @returns false where there is no sheet, or the page around a frame keeps it back */
async function bySheet(data: ShareData): Promise<boolean> {
  try {
    await navigator.share(data);
    return true;
  } catch (error) {
    // She closed it, and wants nothing in its place.
    return (error as Error).name === 'AbortError';
  }
}

async function onClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byCopyEvent(text);
  }
}

/** The older way, which a frame may use even where its page allows it no clipboard. No selection is touched. */
function byCopyEvent(text: string): boolean {
  let isWritten = false;
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isWritten = true;
  };
  addEventListener('copy', write, { capture: true });
  try {
    return document.execCommand('copy') && isWritten;
  } finally {
    removeEventListener('copy', write, { capture: true });
  }
}
