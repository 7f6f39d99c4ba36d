import { faultNames, moments, steps } from '../faults/registry.ts';

const object = (properties: Record<string, object>, required = Object.keys(properties)) =>
  ({ type: 'object', properties, required, additionalProperties: false }) as const;

const id = { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' };

export const attemptParams = object({ attempt: id });
/** Longer than any paste of one card; the page sends the code, or without the module what was typed. */
export const startBody = object(
  {
    secret: { type: 'string', minLength: 1, maxLength: 512 },
    product: { type: 'string', pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$', maxLength: 48 },
    number: { type: 'string', minLength: 1, maxLength: 64 },
  },
  ['secret'],
);
export const confirmBody = object({ sms: { type: 'string', pattern: '^[0-9]{4,8}$' } });
export const confirmHeaders = {
  type: 'object',
  properties: { 'idempotency-key': id },
  required: ['idempotency-key'],
} as const;
export const sessionBody = object({ account: { type: 'string', pattern: '^[a-z]{1,32}$' } });

export const ordersBody = object({
  orders: {
    type: 'array',
    maxItems: 20,
    items: object(
      {
        fault: { type: 'string', enum: faultNames },
        step: { type: 'string', enum: [...steps, 'any'] },
        moment: { type: 'string', enum: moments },
        times: { type: ['integer', 'null'], minimum: 1, maximum: 1000 },
        ms: { type: ['integer', 'null'], minimum: 0, maximum: 600_000 },
      },
      ['fault'],
    ),
  },
});
