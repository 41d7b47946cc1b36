import { addressInQuery } from '../address-asked.ts';
import { register } from './register.ts';
import { slash } from './slash.ts';

/*
 * All that runs on a page that is not the search page: it fetches the rest once a reader turns to the box. From a
 * folder there is nothing to fetch it for. `/?url=ADDRESS` asks the search page for an address of the outlet's.
 */

const own = document.currentScript as HTMLScriptElement;
const box = document.querySelector<HTMLInputElement>('form[role=search] input');
slash();
register(own);
const asked = addressInQuery(location.search, location.hash);
if (asked !== null && box?.form) location.replace(`${box.form.action}?q=${encodeURIComponent(asked)}`);
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
