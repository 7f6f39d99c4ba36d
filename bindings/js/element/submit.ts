/** Implicit submission, which only a form's own fields have by themselves. */

/** As a browser does when Enter is pressed in one of a form's own fields. */
export function submit(form: HTMLFormElement | null): void {
  if (form === null) return;
  const button = [...form.elements].find(
    element => element.matches('button, input') && (element as HTMLButtonElement).type === 'submit',
  ) as HTMLButtonElement | undefined;
  if (button === undefined) form.requestSubmit();
  else if (!button.matches(':disabled')) button.click();
}
