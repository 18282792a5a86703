import type { Found } from '../api/domain/finder.ts';
import type { OpenConcern } from './concern-request.ts';
import type { Child } from './dom.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** The form for a place that did not help, in its card: its file is fetched on the tap. */
export interface ConcernOpener {
  /** The form's room, where it is open for this haven. */
  room(found: Found): HTMLElement | undefined;
  /** To the form; without its file to the same on the page of the place, whose address is given. */
  link(found: Found, page: string, more: MoreMessages): Child;
}

export function concernOpener({ h, lazily, root, search, words, draw }: Kit): ConcernOpener {
  /**
   * By the haven's id. A room of its own for each: words typed about one place are never sent about another, and stay
   * until she closes the form.
   */
  const rooms = new Map<string, HTMLElement>();

  function close(id: string): void {
    rooms.delete(id);
    draw();
    root.querySelector<HTMLElement>(`[part~=concern][aria-describedby=${CSS.escape(id)}]`)?.focus();
  }

  async function open(event: Event, found: Found, more: MoreMessages): Promise<void> {
    const link = event.currentTarget as HTMLAnchorElement;
    const id = idOf(found);
    event.preventDefault();
    try {
      const { openConcern } = await lazily<{ openConcern: OpenConcern }>('haven-concern.js');
      const isOpen = rooms.get(id);
      if (isOpen) return isOpen.querySelector<HTMLElement>('[tabindex]')?.focus();
      const container = document.createElement('div');
      container.setAttribute('part', 'concern-form');
      rooms.set(id, container);
      draw();
      const name = found.index.snapshot.havens.name[found.row] ?? '';
      const { source } = search();
      await openConcern({ container, id, name, source, words: words(), more, close: () => close(id) });
    } catch {
      rooms.delete(id);
      location.assign(link.href);
    }
  }

  return {
    room: (found) => rooms.get(idOf(found)),
    link: (found, page, more) =>
      h('a', 'concern link', more.concern, {
        'aria-describedby': idOf(found),
        href: `${page}/concern`,
        onclick: (event: Event) => void open(event, found, more),
      }),
  };
}

function idOf({ index, row }: Found): string {
  return index.snapshot.havens.id[row] ?? '';
}
