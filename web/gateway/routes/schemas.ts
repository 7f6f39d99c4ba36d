import { platformIds } from '../platforms/platforms.ts';

/** An object of just these fields, all required unless said. */
export const object = (properties: Record<string, object>, required = Object.keys(properties)) =>
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
/** What a back office binds: a card, without a channel of its own. */
export const bindingBody = object(
  {
    platform: startBody.properties.platform as object,
    secret: startBody.properties.secret as object,
    product: startBody.properties.product as object,
    number: startBody.properties.number as object,
  },
  ['secret'],
);
export const bindingParams = object({ key: id });
export const confirmBody = object({ answer: { type: 'string', minLength: 1, maxLength: 256 } });
export const confirmHeaders = {
  type: 'object',
  properties: { 'idempotency-key': id },
  required: ['idempotency-key'],
} as const;
export const sessionBody = object({ account: { type: 'string', pattern: '^[a-z]{1,32}$' } });
