import type { Answer, Filter } from './answer.ts';
import type { Child } from './dom.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** Which bits of FACILITIES can be asked for: a way in without steps, women on the staff, phone charging, a toilet. */
const ASKED_FOR = [0, 1, 2, 3];

/** Large toggles that narrow the list, behind one button: nothing is asked of whoever needs none. */
export interface Filters {
  button(more: MoreMessages): Child;
  toggles(more: MoreMessages): Child;
  /** What to say where nothing is left. */
  sentence(answer: Answer | undefined, more: MoreMessages): string | undefined;
}

export function filters({ h, search, words, draw }: Kit): Filters {
  let isOpen = false;

  function set(filter: Filter): void {
    search().filter = filter;
    search().recheck();
  }

  function toggle(id: string, label: string, isOn: boolean, filter: Filter): Child {
    const box = h('input', '', '', { type: 'checkbox', checked: isOn, onchange: () => set(filter) });
    return h('label', 'filter', [box, label], { id: `filter-${id}` });
  }

  function isSet({ openOnly, noAlcohol, facilities }: Filter): boolean {
    return !!(openOnly || noAlcohol || facilities);
  }

  return {
    button: ({ filters: label }) =>
      h('button', 'filters-button button', label, {
        'aria-expanded': String(isOpen),
        onclick() {
          isOpen = !isOpen;
          draw();
        },
      }),
    toggles(more) {
      const { filter } = search();
      const { openOnly = false, noAlcohol = false, facilities = 0 } = filter;
      const clear = h('button', 'clear button', more.clear, { onclick: () => set({}) });
      const boxes = [
        toggle('open', more.openNow, openOnly, { ...filter, openOnly: !openOnly }),
        ...ASKED_FOR.map((bit) =>
          toggle(String(bit), words().facilities[bit] ?? '', !!((facilities >> bit) & 1), {
            ...filter,
            facilities: facilities ^ (1 << bit),
          }),
        ),
        toggle('dry', more.noAlcohol, noAlcohol, { ...filter, noAlcohol: !noAlcohol }),
      ];
      return [
        isOpen && h('div', 'filters row', boxes, { role: 'group', 'aria-label': more.filters }),
        isSet(filter) && clear,
      ];
    },
    sentence: (answer, more) =>
      answer && isSet(search().filter) && !answer.open[0] && !answer.shut[0] ? more.noneMatch : undefined,
  };
}
