import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aScene, clearPage, type Scene } from './helpers/finder.ts';
import { aFrame, aWindow, until } from './helpers/frames.ts';
import { restorePhone } from './helpers/phone.ts';

/** A finder whose exit is counted and not taken. */
async function aGuardedScene(): Promise<Scene & { exits(): number }> {
  const scene = await aScene({ havens: [] });
  let exits = 0;
  document.addEventListener(
    'haven-exit',
    (event) => {
      event.preventDefault();
      exits++;
    },
    { signal: gone.signal },
  );
  return Object.assign(scene, { exits: () => exits });
}

let gone = new AbortController();

function shift(target: EventTarget = document.body, more: KeyboardEventInit & { after?: number } = {}): void {
  time += more.after ?? 100;
  const event = new KeyboardEvent('keydown', { key: 'Shift', bubbles: true, composed: true, ...more });
  Object.defineProperty(event, 'timeStamp', { value: time });
  target.dispatchEvent(event);
}
let time = 1_000;

describe('leaving quickly', () => {
  beforeEach(() => {
    gone = new AbortController();
  });
  afterEach(() => {
    gone.abort();
    clearPage();
    restorePhone();
  });

  it('by the button: tells the page first, which may take over', async () => {
    const scene = await aGuardedScene();
    scene.part('exit').click();
    expect(scene.exits()).to.equal(1);
    expect(getComputedStyle(document.documentElement).display).to.not.equal('none');
  });

  it('by Shift three times, with a real keyboard', async () => {
    const scene = await aGuardedScene();
    for (let n = 0; n < 3; n++) await sendKeys({ press: 'Shift' });
    expect(scene.exits()).to.equal(1);
  });

  it('not by Shift twice, nor by three presses in more than five seconds', async () => {
    const scene = await aGuardedScene();
    shift();
    shift();
    shift(document.body, { after: 4_950 });
    expect(scene.exits()).to.equal(0);
    shift(document.body, { after: 40 });
    expect(scene.exits()).to.equal(1);
  });

  it('not by holding Shift down', async () => {
    const scene = await aGuardedScene();
    for (let n = 0; n < 9; n++) shift(document.body, { repeat: n > 0 });
    expect(scene.exits()).to.equal(0);
  });

  it('not by capital letters: another key in between starts the count again', async () => {
    const scene = await aGuardedScene();
    for (let n = 0; n < 6; n++) {
      shift();
      shift(document.body, { key: 'A', shiftKey: true });
    }
    expect(scene.exits()).to.equal(0);
  });

  for (const html of [
    '<input>',
    '<input type="search">',
    '<textarea></textarea>',
    '<select><option>a</option></select>',
    '<div contenteditable="true">a</div>',
    '<div contenteditable="true"><p>a <b>b</b></p></div>',
  ]) {
    it(`not while she types into ${html}`, async () => {
      const scene = await aGuardedScene();
      const host = document.body.appendChild(document.createElement('div'));
      host.append(new DOMParser().parseFromString(html, 'text/html').body.firstChild as Node);
      const field = host.querySelector('b') ?? host.querySelector('input,textarea,select,[contenteditable]');
      for (let n = 0; n < 3; n++) shift(field as Element);
      expect(scene.exits()).to.equal(0);
    });
  }

  it('not while she types into a field inside another component', async () => {
    const scene = await aGuardedScene();
    const host = document.body.appendChild(document.createElement('div'));
    const field = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('input'));
    for (let n = 0; n < 3; n++) shift(field);
    expect(scene.exits()).to.equal(0);
  });

  it('also from a tick box or a button, which are no text fields', async () => {
    const scene = await aGuardedScene();
    for (let n = 0; n < 3; n++) shift(scene.finder.shadowRoot?.querySelector('[type=checkbox]') as Element);
    expect(scene.exits()).to.equal(1);
  });

  it('never stops a key from reaching the page', async () => {
    await aGuardedScene();
    const event = new KeyboardEvent('keydown', { key: 'Shift', bubbles: true, cancelable: true });
    for (let n = 0; n < 3; n++) document.body.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(false);
  });

  it('does nothing once the finder is off the page, and acts once where it was moved', async () => {
    const scene = await aGuardedScene();
    scene.finder.remove();
    for (let n = 0; n < 3; n++) shift();
    expect(scene.exits()).to.equal(0);
    document.body.append(scene.finder);
    document.body.append(scene.finder);
    for (let n = 0; n < 3; n++) shift();
    expect(scene.exits()).to.equal(1);
  });

  it('blanks the page at once and replaces it, so that Back does not return, whatever the styles of the page', async () => {
    const page = await aWindow('/frame/plain');
    page.document.head.appendChild(page.document.createElement('style')).textContent =
      '* { all: revert !important }';
    const finder = page.document.body.appendChild(page.document.createElement('haven-finder'));
    finder.setAttribute('exit-url', '/frame/neutral');
    const steps = page.history.length;
    const { documentElement } = page.document;
    finder.shadowRoot?.querySelector<HTMLElement>('[part~=exit]')?.click();
    expect(page.getComputedStyle(documentElement).display).to.equal('none');
    await until(() => page.location.pathname === '/frame/neutral');
    expect(page.history.length).to.equal(steps);
    page.close();
  });

  it('in a frame of a page that it may move, leaves the whole page, and Back does not return', async () => {
    const top = await aWindow('/frame/plain');
    const steps = top.history.length;
    const frame = top.document.body.appendChild(top.document.createElement('iframe'));
    frame.src = '/frame/plain';
    await until(() => frame.contentWindow?.location.pathname === '/frame/plain');
    const page = frame.contentWindow as typeof top;
    await until(() => page.document.readyState === 'complete');
    await page.customElements.whenDefined('haven-finder');
    const finder = page.document.body.appendChild(page.document.createElement('haven-finder'));
    finder.setAttribute('exit-url', '/frame/neutral');
    finder.shadowRoot?.querySelector<HTMLElement>('[part~=exit]')?.click();
    await until(() => top.location.pathname === '/frame/neutral');
    await until(() => top.document.body?.textContent?.includes('The weather'));
    expect(top.history.length).to.equal(steps);
    top.close();
  });

  it('in a frame that may not move the page, leaves at least the frame', async () => {
    const { frame, page } = await aFrame('/frame/plain', 'allow-scripts allow-same-origin');
    const finder = page.document.body.appendChild(page.document.createElement('haven-finder'));
    finder.setAttribute('exit-url', '/frame/neutral');
    finder.shadowRoot?.querySelector<HTMLElement>('[part~=exit]')?.click();
    await until(() => frame.contentDocument?.body?.textContent?.includes('The weather'));
    expect(frame.contentWindow?.location.pathname).to.equal('/frame/neutral');
  });

  it('goes to a page that says nothing, whatever is written on it', async () => {
    const { page } = await aFrame('/frame/plain', 'allow-scripts allow-same-origin');
    const left: string[] = [];
    const { webAddress } = await import('../../widget/web-address.ts');
    for (const written of ['javascript:alert(1)', 'data:text/html,x', 'http://', '', 'ftp://x/'])
      left.push(webAddress(written, 'https://www.bbc.co.uk/weather'));
    expect(new Set(left)).to.deep.equal(new Set(['https://www.bbc.co.uk/weather']));
    expect(page.document.title).to.equal('A page');
  });
});
