// `npm run test:faults`: a full disk, a bad one and a kill at every write of every command and store.
import './writers.test.ts';
import './hub_disk.test.ts';
import './bind_disk.test.ts';
