import { slash } from './slash.ts';

/*
 * All that runs on a page that is not the search page: it fetches the rest once a reader turns to the box. From a
 * folder there is nothing to fetch it for.
 */

const own = document.currentScript as HTMLScriptElement;
const box = document.querySelector('form[role=search] input');
slash();
if (location.protocol !== 'file:')
  box?.addEventListener(
    'focus',
    () => {
      const rest = document.createElement('script');
      rest.src = new URL(own.dataset.search!, own.src).href;
      document.head.append(rest);
    },
    { once: true },
  );
