/** What an event of a session takes through the public API: state, decision and message. */
import { loadSessions } from '../dist/session.js';
import { compare, type Timed } from './timing.ts';

export async function timeSession(): Promise<readonly Timed[]> {
  const sessions = await loadSessions({ locale: 'zh-CN' });
  const session = await sessions.session({ platform: 'jd' });
  const codes = ['3F2A90BC77DEA41B', '8C41E07D5B93F26A'];
  let turn = 0;
  return compare(
    [
      { name: 'session.dispatch, time has passed', run: () => session.dispatch({ type: 'tick' }).wakeAt },
      {
        name: 'session.input, another code',
        run: () => {
          turn = 1 - turn;
          return session.input({ code: codes[turn] ?? '', verdict: 'valid' }).phase;
        },
      },
    ],
    15,
    5_000,
  );
}
