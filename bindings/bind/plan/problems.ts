/** What is wrong with a plan, all of it, by field: the schema's errors, and what a schema cannot say. */
import { validators } from '#tables/plan_schema.ts';
import { namesIn, outgoing } from './template.ts';
import type { PlanFile, RequestPlan } from './types.ts';

/** One thing that is wrong. The command line has a text for each `rule`. */
export interface PlanProblem {
  /** A JSON Pointer into the file; '' is the file as a whole. */
  readonly field: string;
  readonly rule: PlanRule;
  /** What the text is filled with. */
  readonly with: string;
}

export const planRules = [
  'missing',
  'unknown-field',
  'type',
  'one-of',
  'form',
  'range',
  'no-placeholder',
  'no-url',
  'secret-in-url',
  'not-https',
  'same-account',
  'no-key',
] as const;
export type PlanRule = (typeof planRules)[number];

/** What a card fills in beside an account's values. */
export const cardNames = ['number', 'secret', 'product', 'value', 'row', 'key', 'account'] as const;

interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function ofSchema({ instancePath, keyword, params }: SchemaError): PlanProblem {
  const problem = (rule: PlanRule, said: unknown, field = instancePath): PlanProblem => ({
    field,
    rule,
    with: Array.isArray(said) ? said.join(', ') : String(said ?? ''),
  });
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return problem('missing', '', `${instancePath}/${String(params.missingProperty)}`);
    case 'additionalProperties':
      return problem('unknown-field', '', `${instancePath}/${String(params.additionalProperty)}`);
    case 'type':
      return problem('type', params.type);
    case 'enum':
      return problem('one-of', params.allowedValues);
    case 'pattern':
      return problem('form', params.pattern);
    case 'propertyNames':
      return problem('form', params.propertyName);
    default:
      return problem('range', `${keyword} ${String(params.limit ?? '')}`.trim());
  }
}

/** @param plan what JSON held @returns nothing if it is a plan */
export function planProblems(plan: unknown): readonly PlanProblem[] {
  const validate = validators.plan as unknown as {
    (data: unknown): boolean;
    errors: readonly SchemaError[] | null;
  };
  if (!validate(plan)) {
    const all = (validate.errors ?? []).map(ofSchema);
    return all.filter(
      (one, i) => all.findIndex(({ field, rule }) => field === one.field && rule === one.rule) === i,
    );
  }
  return beyondSchema(plan as PlanFile);
}

function beyondSchema(plan: PlanFile): PlanProblem[] {
  const requests = [['/bind', plan.bind] as const, ...(plan.ask ? [['/ask', plan.ask] as const] : [])];
  const ids = (plan.accounts ?? []).map(({ id }) => id);
  return [
    ...requests.flatMap(([field, request]) => ofRequest(field, request, plan)),
    ...ids.flatMap((id, i) =>
      ids.indexOf(id) < i ? [{ field: `/accounts/${i}/id`, rule: 'same-account', with: id } as const] : [],
    ),
    ...(plan.ask !== undefined && !namesIn(requestParts(plan.bind)).includes('key')
      ? [{ field: '/bind', rule: 'no-key', with: '{key}' } as const]
      : []),
  ];
}

const requestParts = ({ url, headers, body }: RequestPlan) => [url, headers, body];

function ofRequest(field: string, request: RequestPlan, plan: PlanFile): PlanProblem[] {
  const accounts = plan.accounts ?? [];
  const known = (name: string): boolean =>
    (cardNames as readonly string[]).includes(name) ||
    (accounts.length > 0 && accounts.every(({ values }) => Object.hasOwn(values ?? {}, name)));
  const unknown = [
    ...new Set(namesIn([...requestParts(request), request.answer]).filter(name => !known(name))),
  ];
  return [
    ...unknown.map(name => ({ field, rule: 'no-placeholder', with: `{${name}}` }) as const),
    ...ofUrl(`${field}/url`, request),
  ];
}

/** Hosts of this machine itself, to which plain HTTP tells nobody anything. */
const here = ['localhost', '127.0.0.1', '[::1]'];

function ofUrl(field: string, request: RequestPlan): PlanProblem[] {
  const problem = (rule: PlanRule, said = ''): PlanProblem[] => [{ field, rule, with: said }];
  const names = namesIn(request.url);
  // Addresses end up in logs of servers and proxies.
  if (names.includes('secret') || names.includes('number')) return problem('secret-in-url');
  // What the environment gives may be the whole beginning: it is looked at once it is filled in.
  if (request.url.includes('${env:')) return [];
  let url: URL;
  try {
    url = new URL(outgoing(request, {}).url);
  } catch {
    return problem('no-url');
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && here.includes(url.hostname))) return [];
  return problem(url.protocol === 'http:' ? 'not-https' : 'no-url');
}
