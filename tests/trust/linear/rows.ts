/** All that is measured. */
import { events, replies, transports } from './binding.ts';
import { failures, knowledge, ownRows } from './failures.ts';
import { few, one } from './growth.ts';
import { admitted, followed, kept, published } from './hub.ts';
import { asked, files } from './lists.ts';
import { around, pasted, shops, typed } from './person.ts';

/** Each by the shapes that tell something of it. */
export const rows = {
  'texts of a person: check, layout, detect, dictate': [typed, undefined],
  'a long text: extract': [pasted, undefined],
  'what a server sent: explain': [failures, undefined],
  'around a check: fields, schemas, products by their names; own rows of failures': [
    [...around, ...ownRows],
    one,
  ],
  'profiles, knowledge and files of codes': [[...shops, ...knowledge], few],
  'a session: events and what was kept': [events, few],
  'a session: replies, and what sends': [[...replies, ...transports], few],
  'lists: their files': [files, few],
  'lists: what they are asked': [asked, one],
  'a hub: what is followed, published and admitted': [[...followed, ...published, ...admitted], few],
  'a hub: what is kept': [kept, one],
} as const;

/** Public names that are measured. */
export const measured: ReadonlySet<string> = new Set(
  Object.values(rows)
    .flatMap(([calls]) => calls)
    .flatMap(({ of }) => (/[./]/.test(of) ? of.split(' ') : [])),
);
