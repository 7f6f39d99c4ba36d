/** What stands in the element's shadow tree: a native field and what is said of its text. */
import { liveRegion } from './aloud.ts';

export interface Shadow {
  /** Sent by Enter in the field, when and as a browser does that; never for itself. */
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly message: HTMLElement;
  /** What the page says of the field, for those who hear it: it is shown in its own place. */
  readonly hint: HTMLElement;
  /** Says aloud what is shown, once whoever types has paused. */
  say(text: string): void;
}

/** Sizes are the page's: everything else that a page may want otherwise is a property or a part. */
const css = `
:host { display: inline-block; inline-size: var(--cardmend-inline-size, 22ch); }
:host([hidden]) { display: none; }
form { display: contents; }
input {
  box-sizing: border-box;
  inline-size: 100%;
  margin: 0;
  padding: var(--cardmend-padding, 0.4em 0.5em);
  border: var(--cardmend-border, 1px solid color-mix(in srgb, currentColor 55%, transparent));
  border-radius: var(--cardmend-radius, 0.25em);
  background: var(--cardmend-background, Field);
  color: var(--cardmend-color, FieldText);
  font: inherit;
  font-family: var(--cardmend-font-family, inherit);
  letter-spacing: var(--cardmend-letter-spacing, normal);
}
input:disabled { opacity: 0.6; }
input:focus-visible { outline: var(--cardmend-focus, 2px solid Highlight); outline-offset: 1px; }
input[aria-invalid] { border-color: var(--cardmend-error, #b3261e); }
[part~="message"] { color: var(--cardmend-note, inherit); font-size: 0.875em; }
[part~="message"]:not(:empty) { display: block; margin-block-start: 0.25em; }
[part~="error"] { color: var(--cardmend-error, #b3261e); }
`;

let sheet: CSSStyleSheet | undefined;

/** Constructed, and so allowed by a policy without inline styles. A browser that cannot has its own looks. */
function dress(root: ShadowRoot): void {
  if (!('adoptedStyleSheets' in root)) return;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  root.adoptedStyleSheets = [sheet];
}

export function buildShadow(host: HTMLElement): Shadow {
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  dress(root);
  const form = document.createElement('form');
  form.noValidate = true;
  const input = document.createElement('input');
  input.type = 'text';
  input.setAttribute('part', 'input');
  input.setAttribute('autocomplete', 'off');
  input.setAttribute('aria-describedby', 'description message');
  const hint = document.createElement('span');
  hint.id = 'description';
  hint.hidden = true;
  const message = document.createElement('span');
  message.id = 'message';
  message.setAttribute('part', 'message');
  form.append(input);
  root.append(form, message, hint);
  return { form, input, message, hint, say: liveRegion(root) };
}
