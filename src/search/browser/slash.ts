/** `/` leads to the box, from anywhere but where one writes. */
export function slash(): void {
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if ((event.target as Element).closest?.('input, textarea, select, [contenteditable]')) return;
    const box = document.querySelector<HTMLInputElement>('form[role=search] input');
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
