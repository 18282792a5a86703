import type { Child } from './dom.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** Said while places for all ages come first: what that means, and who else is there for a child. */
export function under18Help({ h, search }: Kit, more: MoreMessages): Child {
  const { under18, source } = search();
  return (
    under18 &&
    h('div', 'notice', [
      h('p', '', more.under18Note),
      h('a', 'childline link', more.childline, { href: 'tel:08001111' }),
      h('a', 'under-18-link link', more.under18Link, { href: `${source}/under-18` }),
    ])
  );
}
