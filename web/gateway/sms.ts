import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { maskPhone } from './answers.ts';

/** An SMS as it went out. Nothing of the card is in it. */
export interface Sms {
  readonly at: number;
  readonly attempt: string;
  readonly phone: string;
  readonly code: string;
}

/**
 * Where SMS codes go instead of a telephone network: a log, one JSON object a line. Whoever runs the gateway reads it
 * on the console; the demo page shows it as a telephone.
 */
export interface Outbox {
  readonly path: string;
  send(sms: Sms): void;
  /** The latest messages that `belongs` lets through, newest first. */
  read(belongs: (sms: Sms) => boolean, most: number): Sms[];
}

export function openOutbox(folder: string, onLine: (line: string) => void): Outbox {
  const path = join(folder, 'sms.log');
  return {
    path,
    send(sms) {
      const masked = { ...sms, phone: maskPhone(sms.phone) };
      appendFileSync(path, `${JSON.stringify(masked)}\n`, { mode: 0o600 });
      onLine(`SMS to ${masked.phone}: ${sms.code} (attempt ${sms.attempt})`);
    },
    read: (belongs, most) => readTail(path).filter(belongs).slice(-most).reverse(),
  };
}

function readTail(path: string): Sms[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return []; // Nothing was sent yet.
  }
  return text
    .split('\n')
    .slice(-500)
    .flatMap(line => {
      try {
        return [JSON.parse(line) as Sms];
      } catch {
        return []; // The empty end, or a line that was cut by a full disk.
      }
    });
}
