/** The limits of data/vocabulary.json: what the core, the bindings and the tools keep to, each figure once. */

export interface LimitRow {
  readonly id: string;
  readonly value: number;
  /** In C++; a `std::size_t` if there is none. */
  readonly type?: 'std::int32_t' | 'std::uint8_t';
  readonly doc: string;
}

/** `max-code` -> `maxCode`, as TypeScript names it. */
function nameOf(id: string): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `max-code` -> `kMaxCode`, as C++ does. */
function constantOf(id: string): string {
  const name = nameOf(id);
  return `k${name[0]?.toUpperCase()}${name.slice(1)}`;
}

const names = [
  'maxInput',
  'maxFindings',
  'maxCandidates',
  'maxDoubts',
  'maxCode',
  'maxGroups',
  'maxLayouts',
  'maxPrefix',
  'maxLookAlikes',
  'maxProductId',
  'maxNames',
  'maxName',
  'maxDetections',
  'maxText',
  'maxCardFindings',
  'maxFailureText',
  'maxCauses',
  'maxSteps',
  'maxReasons',
] as const;

export type Limits = Readonly<Record<(typeof names)[number] | 'maxCodeUnits' | 'maxReadBack', number>>;

/** @throws Error if one that the tables need is not there */
export function limitsOf(rows: readonly LimitRow[]): Limits {
  const values = new Map(rows.map(({ id, value }) => [nameOf(id), value]));
  const entries = names.map(name => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`data/vocabulary.json: limits: ${name} is missing`);
    return [name, value] as const;
  });
  const own = Object.fromEntries(entries) as Limits;
  // As types.h and dictate.h derive them.
  return { ...own, maxCodeUnits: 4 * own.maxInput, maxReadBack: own.maxGroups + 1 };
}

/** For C++: constants of the namespace that they are included in. */
export function limitConstants(rows: readonly LimitRow[]): string {
  const lines = rows.map(
    ({ id, value, type = 'std::size_t', doc }) =>
      `/** ${doc} */\ninline constexpr ${type} ${constantOf(id)} = ${value === -(2 ** 31) ? 'INT32_MIN' : value};`,
  );
  return lines.join('\n');
}

export function limitsModule(rows: readonly LimitRow[]): string {
  const lines = rows.map(({ id, value, doc }) => `/** ${doc} */\nexport const ${nameOf(id)} = ${value};`);
  return `/** Generated from data/vocabulary.json by the build: what the core holds back at. */\n${lines.join('\n')}\n`;
}
