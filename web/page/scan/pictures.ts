/** The picture of what is dropped or pasted; `null` if there is none. */
export function pictureIn(data: DataTransfer | null): File | null {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? null;
}

/** A picture dropped on the element, or pasted in it, is given to `read`; anything else goes on as it would. */
export function takePictures(element: HTMLElement, read: (picture: File) => void): void {
  const take = (event: Event, data: DataTransfer | null): void => {
    const picture = pictureIn(data);
    if (picture === null) return;
    event.preventDefault();
    read(picture);
  };
  element.addEventListener('paste', event => take(event, event.clipboardData));
  element.addEventListener('drop', event => take(event, event.dataTransfer));
  element.addEventListener('dragover', event => {
    // Which files they are is told only at the drop.
    if ([...(event.dataTransfer?.items ?? [])].some(({ kind }) => kind === 'file')) event.preventDefault();
  });
}
