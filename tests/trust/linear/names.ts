/** Which public names are measured, and why the others are not. */
import type { Subject } from '../calls/call.ts';
import { publicNames } from '../calls/call.ts';

/** Of the table of public names: what another one is, by other ways to it. */
const sameAs: Readonly<Record<string, string>> = {
  './miniprogram': 'Checker',
  './miniprogram/guide': 'Guiding',
  './miniprogram/whole': 'Cardmend',
  './miniprogram/session': 'Sessions',
  './miniprogram/client': 'Cardmend',
  'Run without a store': 'Run',
  memoryStore: 'SessionStore',
  webStore: 'SessionStore',
};

/** By their reasons, names that are not measured; `*` for all that have a name of their own. */
const others: Readonly<Record<string, readonly string[]>> = {
  'takes nothing, or nothing but a function': [
    ...[
      '*.version',
      '*.locale',
      '*.runtime',
      '*.fallbackReason',
      '*.products',
      '*.wipe',
      '*.stop',
      '*.listen',
    ],
    ...['Checker.full', 'Guiding.loadWordings', 'BlockList.product', 'BlockList.kept', 'BlockList.standing'],
    ...['BlockList.key', 'PreparedCode.ask', 'PreparedCode.askLive', 'Publisher.ready', 'Publisher.waiting'],
    ...['Publisher.ended', 'BlockedCards.size', 'BlockedCards.load', 'Session.decision', 'Session.rules'],
    ...['Session.storage', 'Session.failure', 'Session.evidence', 'Session.now', 'Session.sender'],
    ...['Session.subscribe', 'Session.saved', 'Session.close'],
  ],
  'a constant': ['./hub.hubRefusals', './hub.hubTroubles', './hub.lies'],
  'a class that others make': [
    ...['*.CardmendLoadError', '*.ProfileError', '*.KnowledgeError'],
    ...['./lists.BlockList', './lists.PreparedCode'],
  ],
  'its calls are measured': ['./hub.BlockedCards', './hub.Publisher'],
  'loads what the page itself names': ['*.loadCardmend', '*.loadChecker', '*.loadGuide', '*.loadSessions'],
  'the event is that of Session.commit': ['Session.commitFor'],
  'what comes back is read as by Run.submit': ['Run.resend', 'Run.ask'],
  'keeps what it is given as it is; Sessions.session reads it': [
    ...['./session.memoryStore', './session.webStore', 'SessionStore.read', 'SessionStore.write'],
    ...['SessionStore.remove', 'SessionStore.lock', 'SessionStore.watch'],
  ],
  'the same as of another part, of one source': ['Cardmend.session'],
  'a person at what is measured of Checker': [
    ...['the component.type', 'the component.paste', 'the component.scan', 'the component.speak'],
    ...['the component.fail'],
  ],
};

/** The names of the table, as `Cardmend.check`. */
export async function namesOf<T>(subjects: readonly Subject[], given: T): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const { name, make, inner = [], end, calls } of subjects) {
    const it = (await make(given as never)) as object;
    // Of what classes know each other by, what the table calls; a mini-program has an Object of its own.
    for (const key of publicNames(it))
      if (!(key in Object.prototype) && (!inner.includes(key) || key in calls))
        names.add(`${sameAs[name] ?? name}.${key}`);
    await end?.(it);
  }
  return names;
}

const patternOf = (name: string) => name.replace(/^.*(?=\.)/, '*');

/** Names that are neither measured nor have a reason, and what is said of names that there are not. */
export function leftOut(names: ReadonlySet<string>, measured: ReadonlySet<string>): readonly string[] {
  const reasons = Object.values(others).flat();
  const said = new Set([...reasons, ...measured]);
  const missing = [...names].filter(name => !said.has(name) && !said.has(patternOf(name)));
  const all = new Set([...names, ...[...names].map(patternOf)]);
  return [
    ...missing.map(name => `${name} is not measured`),
    ...[...said].filter(name => !all.has(name)).map(name => `there is no ${name}`),
    ...reasons.filter(name => measured.has(name)).map(name => `${name} is measured, and has a reason`),
  ];
}
