/** A hub: a log, the keys of who may write to it, and the port that it answers at. */
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Head } from '../js/hub/protocol.ts';
import type { EntryAnswer } from '../js/hub/refusal.ts';
import { KeptPublishers, type OnKeys } from './keys/kept.ts';
import { EntryLog } from './log/entry_log.ts';
import { Routes } from './serve/routes.ts';
import { SharedLog } from './shared/shared_log.ts';
import { openStream, type SharedStream } from './shared/stream.ts';
import { codeOf, HubError } from './trouble.ts';

export interface HubOptions {
  /** Where the log lies; made if it is not there. */
  readonly folder: string;
  /** The file of the publishers' keys. */
  readonly keys: string;
  /** 0 for any that is free. */
  readonly port?: number;
  /** Loopback alone, unless another one is named. */
  readonly host?: string;
  /** The origin of pages that may follow. */
  readonly origin?: string | undefined;
  /** The servers of NATS JetStream over which several hubs share one log; none if it is not given. */
  readonly nats?: string | undefined;
  /** The stream's name. */
  readonly stream?: string | undefined;
  readonly heartbeatMs?: number;
  readonly mostStreams?: number;
  readonly mostConnections?: number;
  readonly now?: () => number;
  readonly onKeys?: OnKeys;
  readonly onAnswer?: (answer: EntryAnswer) => void;
}

export interface Hub {
  readonly address: string;
  readonly head: Head;
  readonly streams: number;
  /** Reads the keys again. */
  reload(): void;
  /** Answers what is under way, ends the streams, and closes the log. */
  close(): Promise<void>;
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((done, failed) => {
    server.once('error', error => failed(new HubError('no-port', codeOf(error))));
    server.listen(port, host, () => {
      const { address, family, port: taken } = server.address() as AddressInfo;
      done(`http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`);
    });
  });
}

function serverOf(routes: Routes, mostConnections: number): Server {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 8_192, keepAliveTimeout: 5_000 },
    (request, response) => void routes.answer(request, response),
  );
  server.maxConnections = mostConnections;
  // A connection that breaks is no news.
  server.on('clientError', (_, socket) => socket.destroy());
  return server;
}

/** @throws HubError */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { now = Date.now, port = 0, host = '127.0.0.1' } = options;
  const publishers = new KeptPublishers(options.keys, options.onKeys);
  let log: EntryLog | undefined;
  let stream: SharedStream | undefined;
  try {
    try {
      mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw new HubError('full', codeOf(error));
    }
    if (options.nats !== undefined) stream = await openStream(options.nats, options.stream ?? 'cardmend-hub');
    const opened = await EntryLog.open(options.folder, { now, log: stream?.log });
    log = opened;
    const shared = stream === undefined ? undefined : new SharedLog(opened, stream, now);
    const routes = new Routes(opened, {
      publishers: () => publishers.now,
      append: admitted => (shared ?? opened).append(admitted),
      mostStreams: options.mostStreams ?? 512,
      heartbeatMs: options.heartbeatMs ?? 15_000,
      patienceMs: 60_000,
      origin: options.origin,
      now,
      onAnswer: options.onAnswer,
    });
    const server = serverOf(routes, options.mostConnections ?? 1_024);
    const address = await listen(server, port, host);
    return {
      address,
      get head() {
        return opened.head;
      },
      get streams() {
        return routes.streams;
      },
      reload: () => publishers.reload(),
      async close() {
        publishers.close();
        const closed = new Promise(done => server.close(done));
        routes.close();
        server.closeIdleConnections();
        // What takes longer than a second to answer is cut.
        const patience = setTimeout(() => server.closeAllConnections(), 1_000);
        await closed;
        clearTimeout(patience);
        await shared?.close();
        await opened.close();
      },
    };
  } catch (error) {
    publishers.close();
    await stream?.close();
    await log?.close();
    throw error;
  }
}
