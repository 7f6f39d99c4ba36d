/** The styles of the rest; once they are there, or could not be had: it works without them. */
export function loadStyles(): Promise<unknown> {
  const { content } = document.querySelector<HTMLMetaElement>('meta[name="later-style"]') as HTMLMetaElement;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: content });
  const settled = new Promise(resolve => {
    link.onload = resolve;
    link.onerror = resolve;
  });
  document.head.append(link);
  return settled;
}
