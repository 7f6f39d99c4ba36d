/** A thread of `cardmend batch`: it checks blocks, each of which is handed to it and zeroed when it is read. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadCheckers } from '../../batch/check/batch_checker.ts';
import { BlockReader } from '../../batch/check/block.ts';
import { buffersOf } from '../../batch/check/types.ts';
import { exceptionText } from '../../batch/write/exceptions.ts';
import { teller } from '../../batch/write/texts.ts';
import type { BlockAnswer, BlockMessage, FileMessage, Start } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('batch_worker.js is started by cardmend batch');

const start = workerData as Start;
const tell = teller(start.locale);
const loading = loadCheckers(start);
const readers = new Map<number, BlockReader>();

port.on('message', async (message: FileMessage | BlockMessage) => {
  const checkers = await loading;
  if ('plan' in message) {
    readers.set(
      message.file,
      new BlockReader(checkers, message.plan, message.identity, start.key, exceptionText(tell, message.plan)),
    );
    return;
  }
  const { block, file, bytes, skip, detail } = message;
  const reader = readers.get(file);
  if (reader === undefined) throw new Error(`a block of file ${file} came before its plan`);
  const result = reader.read(bytes, skip, detail);
  bytes.fill(0);
  const answer: BlockAnswer = { block, result };
  port.postMessage(answer, buffersOf(result));
});
