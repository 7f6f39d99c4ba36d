import type { FoundCard, Guess } from './understanding.ts';
export function detect(raw: string): Guess[] {
  if (!/^[\d ]{16,19}$/.test(raw)) return [];
  return [
    { product: 'yanxuan.card', probability: 0.4, why: ['secret-form'] },
    { product: 'vip.card', probability: 0.35, why: ['secret-form'] },
    { product: 'junnet.card', probability: 0.2, why: ['secret-form', 'number-form'] },
  ];
}
export function extract(text: string): FoundCard[] {
  return [...text.matchAll(/(?:卡密|密码)：([0-9A-F -]+[0-9A-F])/g)].map(m => {
    const line =
      text.slice(text.lastIndexOf('\n', m.index) + 1, m.index + m[0].length + 20).split('\n')[0] ?? '';
    const start = m.index + 3;
    const secret = (m[1] ?? '').replace(/[ -]/g, '');
    const product = /京东/.test(line)
      ? 'jd.ecard'
      : /苏宁/.test(line)
        ? 'suning.gift-card'
        : /移动/.test(line)
          ? 'cmcc.topup'
          : null;
    return {
      product,
      secret,
      display: m[1] ?? '',
      number: (/卡号：([0-9JDV ]+\d)/.exec(line)?.[1] ?? '').replace(/ /g, ''),
      span: [start, start + (m[1] ?? '').length] as [number, number],
      secretSpan: [start, start + (m[1] ?? '').length] as [number, number],
      value: '¥' + (/(\d+)元/.exec(line)?.[1] ?? ''),
      expiry: /\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? '',
      probability: 1,
    };
  });
}
