import { faultNames, moments, steps } from '../faults/registry.ts';
import { object } from './schemas.ts';

/** A day: more than any clock of a server that still answers is off. */
const mostSkewMs = 86_400_000;

/** `ratePerSecond` 0 or `null`: no load. */
export const loadBody = object({ ratePerSecond: { type: ['number', 'null'], minimum: 0, maximum: 100_000 } });

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
          ms: { type: ['integer', 'null'], minimum: -mostSkewMs, maximum: mostSkewMs },
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
