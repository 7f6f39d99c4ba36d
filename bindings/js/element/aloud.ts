/** What is shown under the field is said too, but not with every key: a screen reader has the keys to say. */

/** Longer than people who type leave between two keys. */
const pauseMs = 700;
/** So long a screen reader may take to notice; what stands there longer would be read a second time. */
const keptMs = 1_000;

const unseen = 'position:absolute;clip-path:inset(50%);inline-size:1px;block-size:1px;overflow:hidden';

/** Adds a live region that nobody sees. Returns what says the last of the texts that it is given. */
export function liveRegion(root: ShadowRoot): (text: string) => void {
  const region = document.createElement('span');
  region.setAttribute('aria-live', 'polite');
  // By the object model, which a policy against inline styles allows.
  region.style.cssText = unseen;
  root.append(region);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  const say = (text: string): void => {
    region.textContent = text;
    if (text !== '') timer = setTimeout(say, keptMs, '');
  };
  return text => {
    if (text === last) return;
    last = text;
    clearTimeout(timer);
    timer = setTimeout(say, pauseMs, text);
  };
}
