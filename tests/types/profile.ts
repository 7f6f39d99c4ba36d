// A profile in a file of JSON is one, though its words are texts there.
import type { ProductProfile } from 'cardmend';
import bailian from '../../data/products/bailian.ok-card.json' with { type: 'json' };
import jd from '../../data/products/jd.ecard.json' with { type: 'json' };

export const profiles: readonly ProductProfile[] = [bailian, jd];
// @ts-expect-error: a name is needed
export const nameless: ProductProfile = { version: 1, id: 'shop.card', secret: { alphabet: '01' } };
