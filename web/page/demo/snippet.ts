import { setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Place } from '../bind/rules.ts';
import type { Translate } from '../texts/translate.ts';

/** What a page of one's own needs to bind at a place. */
export function snippetOf({ platform, channel }: Place, locale: string): string {
  return [
    `import { gatewayTransport, loadSessions, webStore } from 'cardmend/session';`,
    '',
    `const sessions = await loadSessions({ locale: '${locale}' });`,
    'const session = await sessions.session({',
    `  platform: '${platform}', channel: '${channel}', account: userId, store: webStore(),`,
    '});',
    `const run = await session.run(gatewayTransport({ fetch, base: '/api/v1', platform: '${platform}', channel: '${channel}' }));`,
    'session.subscribe(({ phase, may, message, attemptsLeft }) => show(phase, may, message, attemptsLeft));',
    '',
    'secret.oninput = () => session.input(cardmend.check(secret.value));',
    'form.onsubmit = () => run.submit({ secret: secret.value });',
    'verify.onsubmit = () => run.verify(answer.value);',
  ].join('\n');
}

/** The code to paste, for the place that is chosen. */
export function snippetAid() {
  const note = byId('snippet-note');
  let words: Translate | null = null;
  let text = '';

  byId('snippet-copy').addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (words !== null) setText(note, words(copied ? 'snippet.copied' : 'snippet.not-copied'));
  });

  return {
    render(place: Place, t: Translate): void {
      words = t;
      const next = snippetOf(place, document.documentElement.lang);
      if (next !== text) setText(byId('snippet'), next);
      text = next;
    },
  };
}
