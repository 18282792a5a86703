/**
 * On the page about a place that did not help: without network the form waits in the open page and is sent when the
 * network is back. Nothing of it is stored. Without this script the browser says that it is offline.
 */
const form = document.querySelector<HTMLFormElement>('form[data-later]');

form?.addEventListener('submit', (event) => {
  if (navigator.onLine || !form.querySelector(':checked')) return;
  event.preventDefault();
  const said = document.createElement('p');
  said.className = 'notice';
  said.setAttribute('role', 'alert');
  said.textContent = 'Your phone is offline. We will send this when it is back, if this page stays open.';
  form.querySelector('button')?.replaceWith(said);
  addEventListener('online', () => form.submit(), { once: true });
});

export {};
