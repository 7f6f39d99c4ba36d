/** What keys do to a field that is laid out: the same in every engine. */

export interface Typing {
  readonly name: string;
  readonly press: readonly string[];
  /** How often undo is asked for then. */
  readonly undo?: number;
  /** What stands in the field afterwards, with the caret as `|` and a selection in brackets. */
  readonly shown: string;
}

const keys = (text: string): string[] => [...text];
const times = (count: number, key: string): string[] => Array<string>(count).fill(key);

export const typings: readonly Typing[] = [
  {
    name: 'a group is parted from the next with its first character',
    press: keys('3f2a9'),
    shown: '3F2A-9|',
  },
  { name: 'a whole code', press: keys('3f2a90bc77dea41b'), shown: '3F2A-90BC-77DE-A41B|' },
  { name: 'separators of one own', press: keys('3F2A-90BC 77DE.A41B'), shown: '3F2A-90BC-77DE-A41B|' },
  { name: 'one too many stays', press: keys('3f2a90bc77dea41b5'), shown: '3F2A-90BC-77DE-A41B-5|' },
  {
    name: 'in the middle',
    press: [...keys('3F2A90BC'), 'Home', 'ArrowRight', 'ArrowRight', '7', 'd'],
    shown: '3F7D|-2A90-BC',
  },
  { name: 'backwards to nothing', press: [...keys('3F2A90'), ...times(6, 'Backspace')], shown: '|' },
  {
    name: 'backwards over a separator',
    press: [...keys('3F2A90BC'), ...times(4, 'ArrowLeft'), 'Backspace'],
    shown: '3F2|9-0BC',
  },
  {
    name: 'forwards over a separator',
    press: [...keys('3F2A90BC'), 'Home', ...times(4, 'ArrowRight'), 'Delete', 'Delete'],
    shown: '3F2A-|BC',
  },
  {
    name: 'a separator that was typed at the end goes by itself',
    press: [...keys('3F2A-'), 'Backspace'],
    shown: '3F2A|',
  },
  {
    name: 'over a selection',
    press: [...keys('3F2A90'), ...times(3, 'Shift+ArrowLeft'), '7'],
    shown: '3F2A-7|',
  },
  { name: 'undo takes back all', press: keys('3f2a90'), undo: 12, shown: '|' },
  {
    name: 'cut and paste',
    press: [...keys('3F2A90BC'), 'Control+a', 'Control+x', 'Control+v', '7'],
    shown: '3F2A-90BC-7|',
  },
  { name: 'words are left alone as soon as they are words', press: keys('card 3f2a'), shown: 'CARD 3f2a|' },
];
