/** The guide's data -> tables/guide.h: constexpr rows that name each other by index. */
import { type GuideData, genericPlatform, sharesOf, unknownFailure } from './guide.ts';
import { reasonIds } from './guide-keys.ts';
import { patternTables } from './guide-patterns.ts';
import { headerText } from './header.ts';
import { enumerator } from './vocabulary.ts';

interface Named {
  readonly id: string;
}

const noRow = 'kNoRow';

function indexOf(rows: readonly Named[], id: string | undefined): string {
  return id === undefined ? noRow : String(rows.findIndex(row => row.id === id));
}

function table(type: string, name: string, rows: readonly string[]): string {
  return `inline constexpr ${type} ${name}[] = {\n${rows.map(row => `    {${row}},`).join('\n')}\n};`;
}

/** Lists that rows point into by first index and count; equal lists are kept once. */
class Pool {
  readonly items: string[] = [];
  readonly #starts = new Map<string, number>();

  /** @returns "first, count" */
  add(list: readonly string[]): string {
    const key = list.join(' ');
    const first = this.#starts.get(key) ?? this.items.length;
    if (!this.#starts.has(key)) {
      this.#starts.set(key, first);
      this.items.push(...list);
    }
    return `${first}, ${list.length}`;
  }
}

function platformTables({ platforms, supports }: GuideData): string[] {
  const rows = platforms.rows.map(({ id, support, attempts }) => {
    return `"${id}", ${indexOf(supports.rows, support)}, ${attempts.limit ?? 0}`;
  });
  const minutes = supports.rows.map(({ answerMinutes }) => answerMinutes.join(', '));
  return [
    table('PlatformRow', 'kPlatforms', rows),
    `inline constexpr std::uint8_t kGenericPlatform = ${indexOf(platforms.rows, genericPlatform)};`,
    table('SupportRow', 'kSupports', minutes),
  ];
}

function remedyTable({ remedies, platforms }: GuideData): string {
  const everywhere = 0xffff;
  const rows = remedies.rows.map(({ minutes, platforms: only, after, first }) => {
    const mask = only
      ? only.reduce((bits, id) => bits | (1 << Number(indexOf(platforms.rows, id))), 0)
      : everywhere;
    const time = minutes === 'support' ? '0, 0' : minutes.join(', ');
    return `${time}, ${mask}, ${indexOf(remedies.rows, after?.[0])}, ${first ?? false}`;
  });
  return table('RemedyRow', 'kRemedies', rows);
}

function causeTables({ causes, remedies, supports }: GuideData): string[] {
  const pool = new Pool();
  const rows = causes.rows.map(({ tier, disclosure, retry, support, remedies: plan }) => {
    const chances = plan.map(({ remedy, chance }) => {
      const index = remedies.rows.findIndex(({ id }) => id === remedy);
      return `${index}, ${chance ?? remedies.rows[index]?.chance}`;
    });
    const words = `Tier::${tier}, Disclosure::${disclosure}, RetryReason::${enumerator(retry.reason)}`;
    return `${words}, ${indexOf(supports.rows, support)}, ${retry.afterMs ?? 0}, ${pool.add(chances)}`;
  });
  return [
    table('CauseRow', 'kCauses', rows),
    table('RemedyChance', 'kChances', pool.items),
    `/** From this share of causes with retry check-first on, the whole answer is check-first. */
inline constexpr std::uint16_t kCheckFirstFrom = ${causes.checkFirstFrom};`,
  ];
}

function failureTables(data: GuideData): string[] {
  const { failures, causes, platforms } = data;
  const pool = new Pool();
  const rows = failures.rows.map(row => {
    const shares = sharesOf(row, data).map(({ cause, share }) => `${indexOf(causes.rows, cause)}, ${share}`);
    return `${indexOf(platforms.rows, row.platform)}, ${row.weak ?? false}, ${pool.add(shares)}`;
  });
  const html = failures.rows.findIndex(row => row.html);
  return [
    table('FailureRow', 'kFailures', rows),
    table('ShareRow', 'kShares', pool.items),
    `/** What nothing else is known of, and a page of HTML where an answer was due. */
inline constexpr std::uint8_t kUnknownFailure = ${indexOf(failures.rows, unknownFailure)};
inline constexpr std::uint8_t kHtmlFailure = ${html < 0 ? noRow : html};`,
  ];
}

function evidenceTables({ evidence, causes }: GuideData): string[] {
  const pool = new Pool();
  const bound = (value: number | string) =>
    typeof value === 'number' ? String(value) : `static_cast<std::int32_t>(Verdict::${value})`;
  const rows = evidence.rows.map(({ signal, atLeast, atMost, factors }) => {
    const name = signal.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
    const list = factors.map(({ cause, times }) => `${indexOf(causes.rows, cause)}, ${times}`);
    return `Signal::${name}, ${bound(atLeast ?? -1000)}, ${bound(atMost ?? 0x7fffffff)}, ${pool.add(list)}`;
  });
  return [table('EvidenceRow', 'kEvidence', rows), table('FactorRow', 'kFactors', pool.items)];
}

function nameTable(name: string, ids: readonly string[]): string {
  return `inline constexpr std::string_view ${name}[] = {\n${ids.map(id => `    "${id}",`).join('\n')}\n};`;
}

export function guideHeader(data: GuideData): string {
  const ids = (rows: readonly Named[]) => rows.map(({ id }) => id);
  return headerText({
    guard: 'CARDMEND_TABLES_GUIDE_H_',
    doc: 'What is known about failed bindings. Unused tables cost nothing: the names are for tests alone.',
    includes: ['"core/guide_rows.h"', '"tables/vocabulary.h"'],
    body: [
      ...platformTables(data),
      remedyTable(data),
      ...causeTables(data),
      ...failureTables(data),
      ...patternTables(data.failures.rows),
      ...evidenceTables(data),
      nameTable('kSupportIds', ids(data.supports.rows)),
      nameTable('kCauseIds', ids(data.causes.rows)),
      nameTable('kRemedyIds', ids(data.remedies.rows)),
      nameTable('kReasonIds', reasonIds(data)),
    ].join('\n\n'),
  });
}
