/** What is pressed is not guidance unless it is a reading to choose; what is hidden was not said to anybody. */
const skipped = 'button:not(.candidate), label, input, select, svg, [hidden], [aria-hidden="true"], .unseen';

/** A code is heard character by character, with a pause between its groups. */
const spelt = (text: string): string =>
  text
    .replace(/(?<=[0-9A-Z])[\s-]+(?=[0-9A-Z])/g, ', ')
    .replace(/[0-9A-Z]{2,}/g, group => [...group].join(' '));

function collect(node: Node, into: string[]): void {
  if (node instanceof Text) {
    into.push(node.data);
    return;
  }
  if (!(node instanceof Element) || node.matches(skipped)) return;
  if (node instanceof HTMLDetailsElement && !node.open) {
    collect(node.querySelector('summary') ?? node.ownerDocument.createTextNode(''), into);
    return;
  }
  if (node.matches('.code')) into.push(spelt(node.textContent ?? ''));
  else for (const child of node.childNodes) collect(child, into);
  // What stands in a block of its own is a sentence of its own.
  if (!getComputedStyle(node).display.startsWith('inline')) into.push('\n');
}

/** An end of a sentence, in either script. */
const end = /(?<=[\u3002\uff01\uff1f\n]|[.!?](?=\s))/u;

/** What an element says to the eye, as sentences for the ear. */
export function sentencesOf(elements: readonly Element[]): readonly string[] {
  const words: string[] = [];
  for (const element of elements) collect(element, words);
  return words
    .join('')
    .split(end)
    .map(sentence => sentence.replace(/\s+/g, ' ').trim())
    .filter(sentence => /[\p{L}\p{N}]/u.test(sentence));
}
