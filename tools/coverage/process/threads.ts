// A thread that is terminated has no end of its own to tell at: who terminates it asks it before.

import { BroadcastChannel, threadId, Worker } from 'node:worker_threads';

/** How long an answer may take, in milliseconds: a thread that works on, or is stuck, gives none. */
const PATIENCE_MS = 2000;

function channelOf(thread: number): BroadcastChannel {
  return new BroadcastChannel(`cardmend coverage ${thread}`);
}

/** In the thread: tells when it is asked to. */
export function answerBeforeTheEnd(tell: () => void): void {
  const channel = channelOf(threadId) as BroadcastChannel & { unref(): void };
  channel.onmessage = () => {
    tell();
    channel.postMessage('told');
  };
  channel.unref();
}

async function asked(worker: Worker): Promise<void> {
  const channel = channelOf(worker.threadId);
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    channel.onmessage = done;
    worker.once('exit', done);
    channel.postMessage('tell');
  });
  channel.close();
}

/** Where threads are started. */
export function askBeforeTerminating(): void {
  const { terminate } = Worker.prototype;
  Worker.prototype.terminate = async function () {
    if (this.threadId !== -1) await asked(this);
    return terminate.call(this);
  };
}
