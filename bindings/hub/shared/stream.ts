/**
 * The stream of NATS JetStream that several hubs share: it gives the order, and every hub appends what it brings. Each log hangs on
 * the same chain, since each begins with the stream's id and takes the same entries in the same order.
 */
import { createHash } from 'node:crypto';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { codeOf, HubError } from '../trouble.ts';

export interface SharedStream {
  /** The id of the log: the same for all hubs of the stream, and another one if the stream is made anew. */
  readonly log: string;
  /** Puts a message behind all others. @returns its number in the stream */
  put(data: string): Promise<number>;
  /** Every message behind one, in its order, whatever happens to the connection; it ends with `close`. */
  after(sequence: number): AsyncGenerator<{ readonly sequence: number; readonly data: string }>;
  close(): Promise<void>;
}

/** A message is one entry. */
const mostMessageBytes = 4_096;
/** How long an answer may take. */
const patienceMs = 5_000;

async function drivers() {
  try {
    return {
      ...(await import('@nats-io/transport-node')),
      ...(await import('@nats-io/jetstream')),
    };
  } catch {
    throw new HubError('no-driver', '@nats-io/transport-node @nats-io/jetstream');
  }
}

async function streamOf(manager: JetStreamManager, name: string): Promise<string> {
  const subjects = [`cardmend.${name}`];
  try {
    return (await manager.streams.info(name)).created;
  } catch {
    // It is not there yet; another hub may make it at the same time, to the same words.
  }
  const made = { name, subjects, max_msg_size: mostMessageBytes, deny_delete: true, deny_purge: true };
  return (await manager.streams.add(made)).created;
}

async function* messagesAfter(
  stream: JetStreamClient,
  name: string,
  sequence: number,
): AsyncGenerator<{ sequence: number; data: string }> {
  const consumer = await stream.consumers.get(name, { opt_start_seq: sequence + 1 });
  const messages = await consumer.consume({ max_messages: 500, idle_heartbeat: 1_000, expires: 5_000 });
  for await (const message of messages) yield { sequence: message.seq, data: message.string() };
}

/** @param servers `nats://host:port`, with commas between several @throws HubError `no-nats` */
export async function openStream(servers: string, name: string): Promise<SharedStream> {
  const { connect, jetstream, jetstreamManager } = await drivers();
  let connection: NatsConnection | undefined;
  try {
    const options = { servers: servers.split(','), maxReconnectAttempts: -1, reconnectTimeWait: 250 };
    const connected = await connect({ ...options, pingInterval: 2_000, maxPingOut: 2, timeout: patienceMs });
    connection = connected;
    const created = await streamOf(await jetstreamManager(connected, { timeout: patienceMs }), name);
    const stream = jetstream(connected, { timeout: patienceMs });
    let closed = false;
    return {
      log: createHash('sha256').update(`${name}\n${created}`).digest('hex').slice(0, 32),
      put: async data => (await stream.publish(`cardmend.${name}`, data, { timeout: patienceMs })).seq,
      async *after(sequence) {
        let last = sequence;
        while (!closed) {
          try {
            for await (const message of messagesAfter(stream, name, last)) {
              // What a reconnection brings again is known.
              if (message.sequence <= last) continue;
              last = message.sequence;
              yield message;
            }
          } catch {
            // The server is away: asked again below.
          }
          await new Promise(done => setTimeout(done, 250));
        }
      },
      async close() {
        closed = true;
        await connected.close();
      },
    };
  } catch (error) {
    await connection?.close();
    throw new HubError('no-nats', codeOf(error));
  }
}
