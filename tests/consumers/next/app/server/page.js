import { loadCardmend } from 'cardmend';

export const dynamic = 'force-dynamic';

export default async function Page() {
  const cardmend = await loadCardmend({ locale: 'zh-CN' });
  const { verdict, display } = cardmend.check('3f2a-9Obc-77de-a41b', { product: 'jd.ecard' });
  return <output>{`${cardmend.runtime} ${verdict} ${display}`}</output>;
}
