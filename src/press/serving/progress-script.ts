/**
 * Puts what is new on the page in the place of what is old, part by part, every few seconds: a page that loads itself
 * anew would lose the reader's place. Nobody is asked while nobody looks.
 */
export const PROGRESS_SCRIPT = `'use strict';
const EVERY = 5000;
const gone = document.getElementById('gone');
async function look() {
  try {
    const answer = await fetch(location.pathname);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-part]')) {
      const news = page.getElementById(part.id);
      if (news && news.innerHTML !== part.innerHTML) part.replaceChildren(...news.childNodes);
    }
    document.title = page.title;
    gone.hidden = true;
  } catch {
    gone.hidden = false;
  }
}
async function watch() {
  if (!document.hidden) await look();
  setTimeout(watch, EVERY);
}
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) look();
});
setTimeout(watch, EVERY);
`;
