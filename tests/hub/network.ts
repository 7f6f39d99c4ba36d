/** A network that fails: what goes through it is cut, stalled, or partitioned off, at moments of the test's choosing. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Network {
  readonly address: string;
  /** Where it leads from now on. */
  to(address: string): void;
  /** Ends every connection at once. */
  cut(): void;
  /** From now on nothing passes, and nobody is told. */
  stall(): void;
  /** Nobody gets through: connections end, new ones too. */
  partition(): void;
  /** All is well again; what was stalled goes on. */
  heal(): void;
  close(): Promise<void>;
}

export async function openNetwork(target: string): Promise<Network> {
  let port = Number(new URL(target).port);
  let [stalled, parted] = [false, false];
  const sockets = new Set<Socket>();
  const server = createServer(client => {
    if (parted) {
      client.destroy();
      return;
    }
    const hub = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, hub],
      [hub, client],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      if (stalled) from.unpipe(to);
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('heal', () => from.unpipe(to).pipe(to));
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to(address) {
      port = Number(new URL(address).port);
    },
    cut,
    stall() {
      stalled = true;
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    partition() {
      parted = true;
      cut();
    },
    heal() {
      [stalled, parted] = [false, false];
      for (const socket of sockets) socket.emit('heal');
    },
    async close() {
      cut();
      await new Promise(done => server.close(done));
    },
  };
}
