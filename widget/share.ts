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
    try {
      if (navigator.share) return await navigator.share({ text, url });
      await navigator.clipboard.writeText(`${text}\n${url}`);
      last = { id, copied: true };
    } catch (error) {
      // She closed the sheet.
      if ((error as Error).name === 'AbortError') return;
      last = { id, copied: false };
    }
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
