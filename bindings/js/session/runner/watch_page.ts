/** What a page says of its network and of being seen, where it is a page. */
import { runtime } from '../../core/global.ts';

/** `leave`: the page goes, as by a reload, or is put away as it is. */
export type PageEvent = 'online' | 'offline' | 'visible' | 'hidden' | 'leave';

interface Page {
  readonly document?: {
    readonly visibilityState?: string;
    addEventListener(name: string, heard: () => void): void;
    removeEventListener(name: string, heard: () => void): void;
  };
  addEventListener?(name: string, heard: () => void): void;
  removeEventListener?(name: string, heard: () => void): void;
}

/** @returns the way out */
export function watchPage(tell: (told: PageEvent) => void): () => void {
  const page = runtime as Page;
  const online = () => tell('online');
  const offline = () => tell('offline');
  const seen = () => tell(page.document?.visibilityState === 'hidden' ? 'hidden' : 'visible');
  const leave = () => tell('leave');
  page.addEventListener?.('online', online);
  page.addEventListener?.('pagehide', leave);
  page.addEventListener?.('offline', offline);
  page.document?.addEventListener('visibilitychange', seen);
  return () => {
    page.removeEventListener?.('online', online);
    page.removeEventListener?.('pagehide', leave);
    page.removeEventListener?.('offline', offline);
    page.document?.removeEventListener('visibilitychange', seen);
  };
}
