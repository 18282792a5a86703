import { expect } from '@open-wc/testing';
import { draw, h, type Child } from '../../widget/dom.ts';

function drawn(...contents: Child[]): HTMLElement {
  const parent = document.createElement('div');
  for (const content of contents) draw(parent, content);
  return parent;
}

describe('what is drawn', () => {
  it('is elements with parts, attributes, properties and texts; what is empty is left out', () => {
    let clicks = 0;
    const parent = drawn([
      h('a', 'link big', ['Go ', '', h('b', '', 'there')], { href: '/x', onclick: () => clicks++ }),
      undefined,
      false,
      [[h('input', '', '', { type: 'checkbox', checked: true, 'aria-label': undefined })]],
    ]);
    expect(parent.innerHTML).to.equal(
      '<a href="/x" part="link big">Go <b>there</b></a><input type="checkbox">',
    );
    expect((parent.lastElementChild as HTMLInputElement).checked).to.equal(true);
    const link = parent.firstElementChild as HTMLElement;
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(clicks).to.equal(1);
  });

  it('is text, never markup', () => {
    expect(drawn(h('p', '', '<img src=x onerror=alert(1)>')).firstElementChild?.childElementCount).to.equal(
      0,
    );
  });

  it('stays the same element as long as it is described, whatever comes and goes around it', () => {
    const status = (text: string): Child => h('p', 'status', text, { id: 'status' });
    const parent = drawn([h('p', 'notice', 'One'), status('a'), h('p', 'notice', 'Two')]);
    const element = parent.querySelector('#status');
    draw(parent, [h('h2', 'heading', 'News'), status('b'), h('p', 'notice', 'Two')]);
    draw(parent, [status('c')]);
    expect(parent.querySelector('#status')).to.equal(element);
    expect(parent.innerHTML).to.equal('<p id="status" part="status">c</p>');
  });

  it('keeps the focus of what stays, and moves what changed places with what it holds', () => {
    const card = (id: string): Child => h('li', 'card', h('button', '', id), { id });
    const parent = drawn([card('a'), card('b'), card('c')]);
    document.body.append(parent);
    const [a, b, c] = [...parent.children];
    (parent.querySelector('#a button') as HTMLElement).focus();
    draw(parent, [card('a'), card('c')]);
    expect(document.activeElement).to.equal(a?.firstElementChild);
    expect([...parent.children]).to.deep.equal([a, c]);
    draw(parent, [card('c'), card('b'), card('a')]);
    expect([...parent.children].map(({ id }) => id)).to.deep.equal(['c', 'b', 'a']);
    expect([parent.children[0], parent.children[2]]).to.deep.equal([c, a]);
    expect(parent.children[1]).to.not.equal(b);
    parent.remove();
  });

  it('leaves alone what is inside somebody else’s node', () => {
    const guest = document.createElement('div');
    guest.append('theirs');
    const parent = drawn([h('p', '', 'a'), guest], [guest, h('p', '', 'a')], [guest]);
    expect(parent.firstChild).to.equal(guest);
    expect(parent.textContent).to.equal('theirs');
  });

  it('writes an attribute only where it changes, and takes away one that is undefined', () => {
    const parent = drawn(h('p', '', 'a', { title: 'x', lang: 'en' }));
    const changes: string[] = [];
    const observer = new MutationObserver(() => undefined);
    observer.observe(parent, { attributes: true, characterData: true, childList: true, subtree: true });
    draw(parent, h('p', '', 'a', { title: 'x', lang: 'en' }));
    changes.push(...observer.takeRecords().map(({ type }) => type));
    expect(changes).to.deep.equal([]);
    draw(parent, h('p', '', 'a', { title: undefined, lang: 'cy' }));
    expect(parent.innerHTML).to.equal('<p lang="cy">a</p>');
  });
});
