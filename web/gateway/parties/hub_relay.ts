/** Hands the hub's events on to pages of this origin; in a bad mood, worse ones. */

import type { ServerResponse } from 'node:http';
import { get } from 'node:http';
import { EventReader } from '../../../bindings/js/hub/events.ts';
import { AlteredStream, type Forged } from './altered.ts';
import type { HubMood } from './moods.ts';

/** Streams at the same time; a page has one. */
const mostStreams = 200;

export class HubRelay {
  readonly #hub: string;
  readonly #open = new Set<ServerResponse>();
  #mood: HubMood = 'honest';
  #forged: Forged | undefined;

  constructor(hub: string) {
    this.#hub = hub;
  }

  get mood(): HubMood {
    return this.#mood;
  }

  /** From now on; pages come again, and go on from where they were. @param forged whom `forges` speaks of */
  set(mood: HubMood, forged?: Forged): void {
    this.#mood = mood;
    this.#forged = forged;
    for (const response of this.#open) response.end();
  }

  /** Answers one page for as long as it listens. @param after its last number */
  follow(response: ServerResponse, after: number): void {
    const mood = this.#mood;
    response.on('error', () => {});
    if (mood === 'fails' || this.#open.size >= mostStreams) {
      response.writeHead(503, { 'content-type': 'application/json' });
      response.end('{"trouble":"not-kept"}');
      return;
    }
    this.#open.add(response);
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    response.socket?.setNoDelay(true);
    const forget = () => this.#open.delete(response);
    response.on('close', forget);
    if (mood === 'stalls') return;
    this.#relay(response, mood, after);
  }

  #relay(response: ServerResponse, mood: HubMood, after: number): void {
    const from = mood === 'repeats' ? Math.max(0, after - 1) : after;
    const events = new EventReader();
    const stream = new AlteredStream(mood, after, this.#forged);
    let written = Promise.resolve();
    const request = get(`${this.#hub}/events?after=${from}`, incoming => {
      incoming.on('data', (piece: Buffer) => {
        for (const event of events.push(piece) ?? [])
          written = written.then(async () => {
            const text = await stream.pass(event);
            if (text !== '' && !response.writableEnded) response.write(text);
          });
      });
      incoming.on('close', () => response.end());
    });
    request.on('error', () => response.end());
    response.on('close', () => request.destroy());
  }

  close(): void {
    for (const response of this.#open) response.destroy();
  }
}
