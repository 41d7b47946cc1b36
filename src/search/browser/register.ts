/**
 * Has the service worker keep what is opened, once the page stands. Only where the page says that there is one, and never
 * from a folder.
 * @param own the script of the page
 */
export function register(own: HTMLScriptElement): void {
  const { serviceWorker } = navigator;
  if (own.dataset.keep === undefined || location.protocol === 'file:' || !serviceWorker) return;
  const start = async () => {
    await serviceWorker.register(new URL(own.dataset.keep!, own.src));
    if (serviceWorker.controller) return;
    const { active } = await serviceWorker.ready;
    active?.postMessage([location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)]);
  };
  // A browser that keeps nothing (a private window, a full disk) shows everything all the same.
  const tried = () => void start().catch(() => {});
  if (document.readyState === 'complete') tried();
  else addEventListener('load', tried);
}
