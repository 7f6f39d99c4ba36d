// `npm run endurance`: a page that stays open for a week, and ten minutes of load on the servers; one behind the other.
import './growth.test.ts';
import './page.test.ts';
import './demo.test.ts';
import './servers.test.ts';
