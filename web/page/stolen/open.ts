/** When the stolen-card room is needed: a right code stands still, somebody reports a card, or looks at what travels. */
import type { App } from '../app/app.ts';
import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Translate } from '../texts/translate.ts';
import type { Room } from './room.ts';

/** A code that is typed and sent at once is the gateway's to judge. */
const restMs = 700;

export function openStolen(app: App): void {
  let loading: Promise<Room> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let words: Translate | null = null;
  const room = (): Promise<Room> => {
    loading ??= import('./room.ts')
      .then(({ openRoom }) => openRoom(app))
      .catch((error: unknown) => {
        loading = null;
        throw error;
      });
    return loading;
  };
  const opens = (details: string, place: string, open: (room: Room) => void | Promise<void>): void => {
    const box = byId<HTMLDetailsElement>(details);
    const load = async (): Promise<void> => {
      if (!box.open) return;
      try {
        await open(await room());
      } catch {
        byId(place).replaceChildren(h('p', { class: 'error', role: 'alert' }, words?.('lost.unavailable')));
      }
    };
    box.addEventListener('toggle', () => void load());
    void load();
  };

  app.onRender(t => {
    words = t;
    const { verdict } = app.reading().result ?? {};
    const { step, busy, trouble } = app.flow();
    const isRight = verdict === 'valid' || verdict === 'repaired';
    const stands = isRight && step === 'code' && busy === null && trouble === null;
    if (!stands || loading !== null) {
      clearTimeout(timer);
      timer = undefined;
    } else timer ??= setTimeout(() => void room().catch(() => undefined), restMs);
  });
  opens('lost', 'lost-body', each => each.openReport());
  opens('aid-travel', 'travel', each => each.openTravel());
}
