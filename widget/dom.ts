/**
 * Draws elements as they are described, and changes only what differs from the last time: an element that is described
 * again stays, with its focus and its listeners' turn. It makes elements and texts and nothing else, no HTML, so that it
 * works under every Trusted Types policy of a host page.
 *
 * The finder's files alone are drawn with it, not with Lit: its templates alone would make the first file 1.9 kB larger than
 * the 10.5 kB that it may have, and a page whose policy names no Trusted Types policy of Lit's would show no finder.
 */

/** What stands in an element: texts, described elements, nodes of somebody else's; nothing for what is empty. */
export type Child = Drawn | Node | string | false | undefined | readonly Child[];

/** Attributes; functions and booleans are set as properties: `onclick`, `checked`. */
export type Props = Readonly<Record<string, unknown>>;

/** A described element. */
export interface Drawn {
  readonly tag: string;
  /** Its part. Together with its id the part's first word says which element it is among its siblings. */
  readonly part: string;
  readonly children: Child;
  readonly props: Props;
}

/** Which described thing a node was drawn for. */
const drawnFor = new WeakMap<Node, unknown>();

export function h(tag: string, part = '', children?: Child, props: Props = {}): Drawn {
  return { tag, part, children, props };
}

/** Makes the content of a parent that which is described. */
export function draw(parent: Node, content: Child): void {
  const wanted = flat(content);
  const names = wanted.map(nameOf);
  let at: ChildNode | null = parent.firstChild;
  const nameAt = (node: Node): unknown => drawnFor.get(node) ?? node;
  /** Takes away what is not named from a place on. */
  const drop = (from: number): void => {
    while (at && !names.includes(nameAt(at), from)) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  };
  wanted.forEach((each, n) => {
    drop(n);
    let node: ChildNode | null = at;
    while (node && nameAt(node) !== names[n]) node = node.nextSibling;
    node ??= make(each, names[n]) as ChildNode;
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    if (typeof each === 'string') {
      if (node.nodeValue !== each) node.nodeValue = each;
    } else if (!(each instanceof Node)) dress(node as unknown as Element & Record<string, unknown>, each);
  });
  drop(wanted.length);
}

function flat(content: Child): (Drawn | Node | string)[] {
  if (Array.isArray(content)) return content.flatMap(flat);
  return content ? [content as Drawn | Node | string] : [];
}

function nameOf(each: Drawn | Node | string): unknown {
  if (typeof each === 'string') return '';
  return each instanceof Node ? each : `${each.tag} ${each.part.split(' ')[0]} ${each.props['id']}`;
}

function make(each: Drawn | Node | string, name: unknown): Node {
  if (each instanceof Node) return each;
  const node = typeof each === 'string' ? document.createTextNode('') : document.createElement(each.tag);
  drawnFor.set(node, name);
  return node;
}

function dress(element: Element & Record<string, unknown>, { part, props, children }: Drawn): void {
  for (const [name, value] of Object.entries({ ...props, ...(part && { part }) })) {
    if (typeof value === 'string' || value === undefined) {
      if (value === undefined) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    } else if (element[name] !== value) element[name] = value;
  }
  draw(element, children);
}
