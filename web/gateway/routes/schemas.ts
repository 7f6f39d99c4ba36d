import { faultNames, moments, steps } from '../faults/registry.ts';
import { platformIds } from '../platforms/platforms.ts';

const object = (properties: Record<string, object>, required = Object.keys(properties)) =>
  ({ type: 'object', properties, required, additionalProperties: false }) as const;

/** 128 bits in base 16, with the dashes of a UUID or without. */
const id = {
  type: 'string',
  pattern: '^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$',
};

export const attemptParams = object({ attempt: id });
/** Longer than any paste of one card; the page sends the code, or without the module what was typed. */
export const startBody = object(
  {
    platform: { type: 'string', enum: platformIds },
    channel: { type: 'string', pattern: '^[a-z-]{1,32}$' },
    secret: { type: 'string', minLength: 1, maxLength: 512 },
    product: { type: 'string', pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$', maxLength: 48 },
    number: { type: 'string', minLength: 1, maxLength: 64 },
  },
  ['secret'],
);
export const confirmBody = object({ answer: { type: 'string', minLength: 1, maxLength: 256 } });
export const confirmHeaders = {
  type: 'object',
  properties: { 'idempotency-key': id },
  required: ['idempotency-key'],
} as const;
export const sessionBody = object({ account: { type: 'string', pattern: '^[a-z]{1,32}$' } });

export const loadBody = object({
  ratePerSecond: { type: ['number', 'null'], exclusiveMinimum: 0, maximum: 100_000 },
});

export const ordersBody = object(
  {
    orders: {
      type: 'array',
      maxItems: 20,
      items: object(
        {
          fault: { type: 'string', enum: faultNames },
          step: { type: 'string', enum: [...steps, 'any'] },
          moment: { type: 'string', enum: moments },
          times: { type: ['integer', 'null'], minimum: 1, maximum: 1000 },
          /** Below 0 for a clock that is slow. */
          ms: { type: ['integer', 'null'], minimum: -86_400_000, maximum: 600_000 },
        },
        ['fault'],
      ),
    },
    random: object(
      {
        share: { type: 'number', minimum: 0, maximum: 1 },
        seed: { type: 'integer' },
        kinds: { type: 'array', minItems: 1, maxItems: 40, items: { type: 'string', enum: faultNames } },
      },
      ['share', 'seed'],
    ),
  },
  ['orders'],
);
