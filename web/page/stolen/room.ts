/** The stolen-card room: everything that follows the hub, loaded with the first need of it. */
import type { App } from '../app/app.ts';
import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { addStolenTexts } from '../texts/stolen_texts.ts';
import { readTold } from './api.ts';
import { CardWatch } from './card_watch.ts';
import { Following } from './following.ts';
import { ReportForm } from './report_form.ts';

export interface Room {
  /** The form by which a card is reported, in its place. */
  openReport(): void;
  /** The developer's panel. */
  openTravel(): Promise<void>;
}

/** Rejects if the gateway cannot be asked: the next need asks again. */
export async function openRoom(app: App): Promise<Room> {
  const told = await readTold();
  if (told === null) throw new Error('no answer');
  addStolenTexts();
  addStyles();
  const following = new Following(told);
  const watch = new CardWatch(app, following);
  app.adoptListed(watch.listed);
  app.onRender(() => watch.look());
  let report: ReportForm | null = null;
  let travel: Promise<void> | null = null;
  return {
    openReport(): void {
      if (report === null) report = new ReportForm(app, following);
    },
    openTravel(): Promise<void> {
      travel ??= import('./travel_panel.ts').then(({ openTravelPanel }) => openTravelPanel(app, following));
      return travel;
    },
  };
}

/** It works without them. */
function addStyles(): void {
  const href = byId('lost').dataset.style ?? '';
  document.head.append(h('link', { rel: 'stylesheet', href }));
}
