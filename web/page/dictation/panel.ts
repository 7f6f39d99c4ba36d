import type { DictateResult, Finding } from '../../../bindings/js/types.ts';
import { h, icon } from '../base/dom.ts';
import { canSpeak } from '../base/speaker.ts';
import type { Translate } from '../texts/translate.ts';
import type { DictationState } from './dictation.ts';

/** More candidates than this help nobody to choose. */
const mostOffered = 3;

/** More findings than this help nobody to look. */
const mostTold = 4;

/** What a person has to look at before the code is taken. */
const telling = (finding: Finding): boolean => finding.kind !== 'length-unchecked';

export interface PanelActions {
  start(): void;
  finish(): void;
  speak(): void;
  /** Takes a code into the field. */
  confirm(display: string): void;
  cancel(): void;
}

/** What stands under the status in a state of the dictation: what to do next, the groups to compare with the card. */
export function panelParts(state: DictationState, actions: PanelActions, t: Translate): readonly Node[] {
  switch (state.step) {
    case 'idle':
      return [];
    case 'listening':
      return listeningParts(actions, t);
    case 'heard':
      return heardParts(state.result, actions, t);
    default:
      return [keys(again(actions, t), cancel(actions, t))];
  }
}

function listeningParts(actions: PanelActions, t: Translate): readonly Node[] {
  return [
    h('p', { class: 'quiet' }, t('dictate.how')),
    h('p', { class: 'quiet' }, t('dictate.privacy')),
    keys(
      key('finish', t('dictate.finish'), () => actions.finish(), true),
      cancel(actions, t),
    ),
  ];
}

function heardParts(result: DictateResult, actions: PanelActions, t: Translate): readonly Node[] {
  const confirm = (): void => actions.confirm(result.display);
  return [
    groupsElement(result),
    ...findingsElements(result),
    ...candidatesElements(result, actions, t),
    keys(
      key('confirm', t('dictate.confirm'), confirm, true),
      ...(canSpeak() ? [key('speak', t('dictate.speak'), () => actions.speak())] : []),
      again(actions, t),
      cancel(actions, t),
    ),
  ];
}

function keys(...buttons: readonly HTMLElement[]): HTMLElement {
  return h('div', { class: 'dictation-keys' }, ...buttons);
}

function key(name: string, text: string, onclick: () => void, primary = false): HTMLElement {
  return h(
    'button',
    { type: 'button', id: `dictation-${name}`, class: primary ? 'primary' : 'ghost', onclick },
    text,
  );
}

const again = (actions: PanelActions, t: Translate): HTMLElement =>
  key('again', t('dictate.again'), () => actions.start());

const cancel = (actions: PanelActions, t: Translate): HTMLElement =>
  key('cancel', t('dictate.cancel'), () => actions.cancel());

function candidatesElements(
  { candidates }: DictateResult,
  actions: PanelActions,
  t: Translate,
): readonly HTMLElement[] {
  if (candidates.length === 0) return [];
  const choices = candidates.slice(0, mostOffered).map(({ display }) => {
    const choose = (): void => actions.confirm(display);
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
  return [h('div', { class: 'candidates' }, h('h2', {}, t('dictate.or')), h('ul', {}, ...choices))];
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

function findingsElements({ findings }: DictateResult): readonly HTMLElement[] {
  const told = findings.filter(telling).slice(0, mostTold);
  if (told.length === 0) return [];
  const items = told.map(({ message }) => h('li', {}, icon('eye'), h('span', {}, message)));
  return [h('ul', { class: 'dictation-findings' }, ...items)];
}
