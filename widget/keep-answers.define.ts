/**
 * On a step of the training: what was chosen stays on this device until it is sent, and a form that is sent while there is no
 * network waits for it. Without this script the forms are sent as forms are. Nothing is left behind: what is kept goes with
 * the tab, and with the person who hands the device over.
 */
const PREFIX = 'havens-answer ';
const WAITING =
  'You are offline. Your answer is kept on this device and is sent when the network is back. Leave this page open.';

const key = PREFIX + location.pathname;
const radios = [...document.querySelectorAll<HTMLInputElement>('input[name="choice"]')];
let waiting: { form: HTMLFormElement; button: HTMLElement | null } | undefined;

/** A browser may refuse to keep anything: then nothing is kept. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // What was chosen is still on the page.
  }
}

function forgetAll(): void {
  for (const each of Object.keys(sessionStorage))
    if (each.startsWith(PREFIX)) sessionStorage.removeItem(each);
}

function say(form: HTMLFormElement): void {
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  form.append(words);
  // After it is there, or it is not read out.
  setTimeout(() => {
    words.textContent = WAITING;
  });
}

quietly(() => {
  const kept = sessionStorage.getItem(key);
  if (!radios.some(({ checked }) => checked))
    for (const radio of radios) if (radio.value === kept) radio.checked = true;
});

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && radios.includes(target))
    quietly(() => sessionStorage.setItem(key, target.value));
});

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.action.endsWith('/next')) quietly(forgetAll);
  else if (navigator.onLine) quietly(() => sessionStorage.removeItem(key));
  else {
    event.preventDefault();
    if (!waiting) say(form);
    waiting = { form, button: event.submitter };
  }
});

addEventListener('online', () => {
  waiting?.form.requestSubmit(waiting.button);
});
