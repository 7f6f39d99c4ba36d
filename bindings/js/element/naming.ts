/** What names and describes the element has to name and describe the field within: neither reaches into a shadow tree. */
import type { Shadow } from './shadow.ts';

/** The texts of the elements that an attribute names by their ids. */
function textsBy(host: Element, attribute: string): string {
  const root = host.getRootNode();
  const ids = (host.getAttribute(attribute) ?? '').split(' ');
  if (!('getElementById' in root)) return '';
  return join(ids.map(id => (id === '' ? null : (root as Document).getElementById(id))));
}

function join(nodes: Iterable<Node | null>): string {
  const texts = [...nodes].map(node => node?.textContent?.trim() ?? '');
  return texts.filter(text => text !== '').join(' ');
}

export function nameField(host: Element, labels: Iterable<Node>, { input, hint }: Shadow): void {
  const name = textsBy(host, 'aria-labelledby') || host.getAttribute('aria-label') || join(labels);
  if (name === '') input.removeAttribute('aria-label');
  else input.setAttribute('aria-label', name);
  hint.textContent = textsBy(host, 'aria-describedby');
}
