import { Asker } from './asker.js';

export default function Page() {
  return <Asker />;
}
