import { loadCardmend } from 'cardmend';

export const runtime = 'edge';

export async function GET() {
  const cardmend = await loadCardmend({ locale: 'zh-CN' });
  const { verdict, display } = cardmend.check('3f2a-9Obc-77de-a41b', { product: 'jd.ecard' });
  return Response.json({ runtime: cardmend.runtime, verdict, display });
}
