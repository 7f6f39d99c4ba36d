import type { DictateResult, Finding } from '../../../bindings/js/types.ts';
import { h, icon, setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Translate } from '../texts/translate.ts';
import type { Dictation, DictationState } from './dictation.ts';
import { canSpeak } from './speech.ts';

/** More candidates than this help nobody to choose. */
const mostOffered = 3;

/** More findings than this help nobody to look. */
const mostTold = 4;

/** What a person has to look at before the code is taken. */
const telling = (finding: Finding): boolean => finding.kind !== 'length-unchecked';

/**
 * The button by the field, and the panel under it: listening, what went wrong, the groups to compare with the card. The
 * panel is drawn anew for each state, so that nothing of a code is left in it.
 */
export function dictationView(dictation: Dictation) {
  const button = byId<HTMLButtonElement>('dictate');
  const panel = byId('dictation');
  const status = byId('dictation-status');
  const body = byId('dictation-body');
  let drawn: DictationState | null = null;
  let language: Translate | null = null;
  button.addEventListener('click', () => dictation.start());
  panel.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  });

  function close(): void {
    dictation.cancel();
    button.focus();
  }

  const press = (name: string, text: string, onclick: () => void, primary = false): HTMLButtonElement =>
    h(
      'button',
      { type: 'button', id: `dictation-${name}`, class: primary ? 'primary' : 'ghost', onclick },
      text,
    );

  function parts(state: DictationState, t: Translate): readonly (Node | null)[] {
    if (state.step === 'idle') return [];
    const again = press('again', t('dictate.again'), () => dictation.start());
    const cancel = press('cancel', t('dictate.cancel'), close);
    if (state.step === 'listening') {
      return [
        h('p', { class: 'quiet' }, t('dictate.how')),
        h('p', { class: 'quiet' }, t('dictate.privacy')),
        h(
          'div',
          { class: 'dictation-keys' },
          press('finish', t('dictate.finish'), () => dictation.finish(), true),
          cancel,
        ),
      ];
    }
    if (state.step !== 'heard') return [h('div', { class: 'dictation-keys' }, again, cancel)];
    const { result } = state;
    return [
      groupsElement(result),
      findingsElement(result),
      candidatesElement(result, t),
      h(
        'div',
        { class: 'dictation-keys' },
        press('confirm', t('dictate.confirm'), () => dictation.confirm(result.display), true),
        canSpeak() ? press('speak', t('dictate.speak'), () => dictation.speak()) : null,
        again,
        cancel,
      ),
    ];
  }

  function candidatesElement({ candidates }: DictateResult, t: Translate): HTMLElement | null {
    if (candidates.length === 0) return null;
    const choices = candidates.slice(0, mostOffered).map(({ display }) => {
      const choose = (): void => dictation.confirm(display);
      return h(
        'li',
        {},
        h(
          'button',
          { type: 'button', class: 'candidate', onclick: choose },
          h('span', { class: 'code' }, display),
        ),
      );
    });
    return h('div', { class: 'candidates' }, h('h2', {}, t('dictate.or')), h('ul', {}, ...choices));
  }

  return {
    /** `other`: something else comes first, such as choosing one of several cards. */
    render(t: Translate, locked: boolean, other: boolean): void {
      const { state } = dictation;
      setAttr(button, 'hidden', !dictation.possible || other || state.step !== 'idle');
      button.disabled = locked;
      if (drawn === state && language === t) return;
      const moved = drawn !== null && drawn !== state;
      drawn = state;
      language = t;
      setAttr(panel, 'hidden', state.step === 'idle');
      setAttr(panel, 'data-step', state.step);
      setText(status, statusText(state, t));
      body.replaceChildren(...parts(state, t).filter(part => part !== null));
      // Where the person is needed next; the status is spoken by itself.
      if (moved && state.step !== 'idle') {
        const next = { listening: 'finish', failed: 'again', nothing: 'again', heard: 'confirm' } as const;
        byId(`dictation-${next[state.step]}`).focus();
      }
    },
  };
}

function statusText(state: DictationState, t: Translate): string {
  switch (state.step) {
    case 'idle':
      return '';
    case 'listening':
      return t('dictate.listening');
    case 'failed':
      return t(`dictate.${state.trouble}`);
    case 'nothing':
      return `${t('dictate.nothing')}${state.message === '' ? '' : ` ${state.message}`}`;
    case 'heard':
      return t(state.result.verdict === 'valid' ? 'dictate.compare' : 'dictate.compare-doubt');
  }
}

/** The groups large, with what is in doubt marked; to be read character by character. */
function groupsElement({ readBack, findings }: DictateResult): HTMLElement {
  const doubted = new Set(
    findings
      .filter(({ kind }) => kind === 'misheard-character')
      .map(({ params }) => `${params.group} ${params.place}`),
  );
  return h(
    'ol',
    { class: 'read-back code' },
    ...readBack.map((group, g) =>
      h(
        'li',
        { 'aria-label': [...group].join(' ') },
        ...[...group].map((character, i) =>
          h('span', { 'aria-hidden': 'true', 'data-doubt': doubted.has(`${g + 1} ${i + 1}`) }, character),
        ),
      ),
    ),
  );
}

function findingsElement({ findings }: DictateResult): HTMLElement | null {
  const told = findings.filter(telling).slice(0, mostTold);
  if (told.length === 0) return null;
  return h(
    'ul',
    { class: 'dictation-findings' },
    ...told.map(({ message }) => h('li', {}, icon('eye'), h('span', {}, message))),
  );
}
