/** What the words of a command line ask for, and the exit status that they end with. */
import { type Locale, locales } from '#tables/keys.ts';
import { teller } from '../batch/write/texts.ts';
import { batch } from './batch/batch.ts';
import { bind } from './bind/bind.ts';
import { bindSynopsis, readBindWords } from './bind/options.ts';
import { build } from './build.ts';
import { hub } from './hub/hub.ts';
import { hubSynopsis, readHubWords } from './hub/options.ts';
import { info } from './info.ts';
import { learn } from './learn.ts';
import { list } from './list/list.ts';
import { listSynopsis, readListWords } from './list/options.ts';
import { CommandError, exits, UsageError } from './outcome.ts';
import { brokenOff, refusedBySystem } from './refused.ts';
import { checkStream } from './stream/command.ts';
import { streamOptions, streamSynopsis } from './stream/options.ts';
import { localeOf, type Say, speaker } from './texts.ts';
import { readWords, type ValuesOf } from './words.ts';

/** Set by the build. */
declare const CARDMEND_VERSION: string;

const languages = locales.join('|');

/** How each command is written. */
const forms: Readonly<Record<string, string>> = {
  filter: `cardmend filter build LIST --product ID --out FILE [--bits 8|16|32] [--column NAME|NUMBER]
                      [--profile FILE] [--keep-doubtful] [--force] [--overwrite] [--locale ${languages}]
cardmend filter info FILE [--locale ${languages}]`,
  learn: `cardmend learn OUTCOMES --out FILE [--base FILE] [--weight NUMBER] [--overwrite] [--locale ${languages}]`,
  check: `${streamSynopsis} [--locale ${languages}]`,
  batch: `cardmend batch FILE... [--product ID] [--profile FILE] [--known FILE]... [--out FOLDER] [--format csv|tsv|json|jsonl|xlsx|text]
               [--secret COLUMN] [--number COLUMN] [--value COLUMN] [--expiry COLUMN]
               [--threads NUMBER] [--json] [--locale ${languages}]`,
  bind: bindSynopsis,
  hub: hubSynopsis,
  list: listSynopsis,
};

const synopsis = `${Object.values(forms).join('\n')}
cardmend --version`;

const options = {
  product: { type: 'string' },
  out: { type: 'string', short: 'o' },
  bits: { type: 'string' },
  column: { type: 'string' },
  profile: { type: 'string' },
  base: { type: 'string' },
  weight: { type: 'string' },
  secret: { type: 'string' },
  number: { type: 'string' },
  value: { type: 'string' },
  expiry: { type: 'string' },
  known: { type: 'string', multiple: true },
  threads: { type: 'string' },
  json: { type: 'boolean' },
  force: { type: 'boolean' },
  overwrite: { type: 'boolean' },
  'keep-doubtful': { type: 'boolean' },
  ...streamOptions,
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export type Values = ValuesOf<typeof options>;

/** @throws UsageError, CommandError */
async function perform(words: readonly string[], say: Say, locale: Locale, values: Values): Promise<number> {
  if (words[0] === 'check') {
    if (words.length > 1) throw new UsageError(say('cli.no-file'));
    return checkStream(values, say, locale);
  }
  if (words[0] === 'learn') {
    const [, counts, ...others] = words;
    if (counts === undefined || others.length > 0) throw new UsageError(say('cli.one-file'));
    return learn(counts, values, say);
  }
  if (words[0] === 'batch') return batch(words.slice(1), values, say, locale);
  const [group, command, file, ...more] = words;
  if (group !== 'filter' || (command !== 'build' && command !== 'info'))
    throw new UsageError(say('cli.no-command'));
  if (file === undefined || more.length > 0) throw new UsageError(say('cli.one-file'));
  return command === 'info' ? info(file, say) : build(file, values, say, locale);
}

function wantedLocale(wanted: string | undefined, say: Say): Locale {
  const name = wanted ?? localeOf(process.env);
  const locale = locales.find(one => one === name);
  if (locale === undefined) throw new UsageError(say('cli.no-locale', { have: locales.join(', ') }));
  return locale;
}

/** `bind` has words of its own. @throws UsageError, CommandError */
async function performBind(words: readonly string[], say: Say): Promise<number> {
  const { positionals: files, values } = readBindWords(words);
  const locale = wantedLocale(values.locale, say);
  const own = speaker(locale);
  if (values.help !== true) return bind(files, values, own, locale);
  console.log(`${bindSynopsis}\n\n${own('cli.bind-help')}\n${own('cli.bind-statuses')}`);
  return exits.done;
}

/** So has `hub`. @throws UsageError, CommandError */
async function performHub(words: readonly string[], say: Say): Promise<number> {
  const { positionals: files, values } = readHubWords(words);
  const locale = wantedLocale(values.locale, say);
  const own = speaker(locale);
  if (values.help !== true) return hub(files, values, own, locale);
  console.log(`${hubSynopsis}\n\n${own('cli.hub-help')}`);
  return exits.done;
}

/** So has `list`. @throws UsageError, CommandError */
async function performList(given: readonly string[]): Promise<number> {
  const { positionals: words, values } = readListWords(given);
  const locale = wantedLocale(values.locale, speaker(localeOf(process.env)));
  const own = speaker(locale);
  if (values.help !== true) return list(words, values, own, locale);
  console.log(`${listSynopsis}\n\n${own('cli.list-help')}`);
  return exits.done;
}

/** How the command is written that the words begin: all of them where they begin none. */
function synopsisOf([group = '', command = '']: readonly string[]): string {
  const own = Object.hasOwn(forms, group) ? forms[group] : undefined;
  if (own === undefined) return synopsis;
  // A line that goes on is indented.
  const [form] = own.split(/\n(?! )/).filter(text => text.startsWith(`cardmend ${group} ${command} `));
  return form ?? own;
}

/** What a command is for, or all of them where none is named. */
function helpOf([group = '']: readonly string[], say: Say, locale: Locale): string {
  const filter = [say('cli.help'), say('cli.statuses')];
  const batchHelp = teller(locale)('batch.help');
  const texts = {
    filter,
    learn: [say('cli.learn-help')],
    check: [say('cli.stream-help')],
    batch: [batchHelp],
  }[group] ?? [
    ...[say('cli.help'), say('cli.learn-help'), say('cli.stream-help'), say('cli.bind-help')],
    ...[say('cli.hub-help'), say('cli.list-help'), batchHelp, say('cli.statuses')],
  ];
  return [`${synopsisOf([group])}\n`, ...texts].join('\n');
}

/** Never throws for what people write or files hold, for what the system refuses, or where a core breaks off. */
export async function run(words: readonly string[]): Promise<number> {
  let say = speaker(localeOf(process.env));
  try {
    if (words[0] === 'list') return await performList(words.slice(1));
    if (words[0] === 'bind') return await performBind(words.slice(1), say);
    if (words[0] === 'hub') return await performHub(words.slice(1), say);
    const parsed = readWords(words, options);
    const locale = wantedLocale(parsed.values.locale, say);
    say = speaker(locale);
    if (parsed.values.version) console.log(CARDMEND_VERSION);
    else if (parsed.values.help) console.log(helpOf(parsed.positionals, say, locale));
    if (parsed.values.version || parsed.values.help) return exits.done;
    return await perform(parsed.positionals, say, locale, parsed.values);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${synopsisOf(words)}`);
      return exits.usage;
    }
    const refused = refusedBySystem(error, say) ?? brokenOff(error, say);
    if (!(error instanceof CommandError) && refused === undefined) throw error;
    console.error(refused ?? (error as Error).message);
    return exits.nothing;
  }
}
