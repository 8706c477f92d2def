/** On a phone the tabs of the staff pages run past the edge: the one of this page is brought into view. */
const current = document.querySelector<HTMLElement>(".tabs [aria-current]");
const tabs = current?.parentElement;
if (current && tabs)
  tabs.scrollLeft = current.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
