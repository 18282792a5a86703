/**
 * What makes the snippet builder quicker: the result follows each change, and a button copies a snippet. The server
 * writes both; without this script the form's own button does the same.
 */
const form = document.querySelector<HTMLFormElement>('form[data-builder]');
const PAUSE_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

async function renew(): Promise<void> {
  if (!form) return;
  const mine = ++asked;
  const fields = [...new FormData(form)].filter((field): field is [string, string] => field[1] !== '');
  const address = `${form.action}?${new URLSearchParams(fields)}`;
  const answer = await fetch(address, { credentials: 'omit' }).catch(() => undefined);
  const text = await answer?.text();
  const result = document.getElementById('result');
  if (!text || mine !== asked || !result) return;
  const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('result');
  if (!fresh) return;
  result.replaceWith(document.adoptNode(fresh));
  history.replaceState(null, '', address);
  addCopyButtons();
  const told = document.getElementById('told');
  if (told)
    told.textContent = fresh.querySelector('.error')
      ? 'Something cannot be taken. It is said above the preview.'
      : 'The preview and the lines to copy are new.';
}

function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void renew(), PAUSE_MS);
}

function addCopyButtons(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[readonly]')) {
    if (area.nextElementSibling?.matches('button')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-describedby', area.labels[0]?.id ?? '');
    button.addEventListener('click', () => void copy(area, button));
    area.after(button);
  }
}

async function copy(area: HTMLTextAreaElement, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(area.value);
    button.textContent = 'Copied';
  } catch {
    area.select();
    button.textContent = 'Selected: now copy it';
  }
}

form?.addEventListener('input', soon);
addCopyButtons();

export {};
