import { aTimeout, expect } from '@open-wc/testing';
import { openConcern } from '../../widget/haven-concern.ts';
import { en } from '../../widget/messages/en.ts';
import { enMore } from '../../widget/messages/en-more.ts';
import { clearPage, words } from './helpers/finder.ts';
import { until } from './helpers/frames.ts';
import { phoneIsOnline, restorePhone } from './helpers/phone.ts';
import { aRegister, type Register } from './helpers/register.ts';

const ID = 'k3f9x2m4q';
const PATH = `/api/v1/havens/${ID}/concerns`;
const TAKEN = { status: 202, body: '{"status":"received"}' };

async function aForm(register: Register = aRegister()) {
  const container = document.createElement('div');
  document.body.append(container);
  await openConcern({
    ...{ container, id: ID, name: 'The Paper Lantern', source: register.address },
    ...{ words: en, more: enMore, close: () => container.remove() },
  });
  const sent = async () =>
    (await register.seen()).filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body));
  return {
    ...{ container, register, sent },
    tap: (text: string) =>
      [...container.querySelectorAll('button')].find((button) => words(button) === text)?.click(),
    says: async (text: string) => {
      await until(() => words(container).includes(text));
      return words(container);
    },
  };
}

describe('the form about a place that did not help, in its card', () => {
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('says that nobody watches and to call 999, and asks with fixed choices', async () => {
    const { container } = await aForm();
    expect(words(container)).to.contain(
      'Nobody watches these messages as they come in. In danger now? Call 999.',
    );
    expect(container.querySelector('a')?.getAttribute('href')).to.equal('tel:999');
    expect([...container.querySelectorAll('[role=group] button')].map(words)).to.deep.equal(
      Object.values(enMore.concerns),
    );
    expect(document.activeElement?.textContent).to.equal('What happened?');
  });

  it('sends on one tap, without cookie, referrer, or anything that says who or where', async () => {
    const { register, tap, says, sent } = await aForm();
    await register.answer(PATH, TAKEN);
    tap('They sent me away');
    expect(await says('Thank you.')).to.not.contain('What happened?');
    const [message, ...more] = await sent();
    expect(more).to.deep.equal([]);
    expect(Object.keys(message)).to.deep.equal(['reason', 'note', 'key']);
    expect(message.reason).to.equal('turned_away');
    expect(message.key).to.match(/^[0-9a-f]{24}$/);
    const post = (await register.seen()).find(({ method }) => method === 'POST');
    expect([post?.headers['cookie'], post?.headers['referer']]).to.deep.equal([undefined, undefined]);
  });

  it('waits without network, and is sent once when it is back', async () => {
    const register = aRegister();
    await register.answer(PATH, { hangUp: true }, { hangUp: true }, TAKEN);
    const { tap, says, sent } = await aForm(register);
    tap('It was closed');
    await says('Your phone is offline. We will send this when it is back');
    phoneIsOnline(true);
    // Still none: it waits on.
    await until(async () => (await sent()).length >= 2);
    await aTimeout(50);
    phoneIsOnline(true);
    await says('Thank you.');
    const keys = new Set((await sent()).map(({ key }) => key));
    expect(keys.size).to.equal(1);
  });

  it('that is refused can be sent again', async () => {
    const { register, tap, says } = await aForm();
    await register.answer(PATH, { status: 429, body: '{}' }, TAKEN);
    tap('It was closed');
    await says('That was not sent. Please try again.');
    tap('It was closed');
    expect(await says('Thank you.')).to.not.contain('That was not sent');
  });

  it('keeps the keyboard at what is said, from the tap that sends it on', async () => {
    const { container, register, tap, says } = await aForm();
    await register.answer(PATH, { status: 429, body: '{}' }, TAKEN);
    container.querySelector<HTMLElement>('[role=group] button')?.focus();
    tap('It was closed');
    expect(document.activeElement?.getAttribute('role')).to.equal('status');
    await says('That was not sent.');
    container.querySelector<HTMLElement>('[role=group] button')?.focus();
    tap('It was closed');
    container.querySelector('textarea')?.focus();
    await says('Thank you.');
    expect(words(document.activeElement ?? document.body)).to.equal(enMore.concernSent);
  });

  it('takes nobody’s focus who has left it', async () => {
    const { register, tap, says } = await aForm();
    await register.answer(PATH, TAKEN);
    const elsewhere = document.createElement('button');
    document.body.append(elsewhere);
    elsewhere.focus();
    tap('It was closed');
    await says('Thank you.');
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('can be closed, before it is sent and after', async () => {
    for (const send of [false, true]) {
      const { container, register, tap, says, sent } = await aForm();
      await register.answer(PATH, TAKEN);
      if (send) {
        tap('Something else');
        await says('Thank you.');
      }
      tap('Close');
      expect([container.isConnected, (await sent()).length]).to.deep.equal([false, Number(send)]);
    }
  });

  it('stores nothing', async () => {
    const { register, tap, says } = await aForm();
    await register.answer(PATH, TAKEN);
    tap('Something else');
    await says('Thank you.');
    expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([0, 0, '']);
  });
});
