import { expect, it } from '@jest/globals';
import { rowsInJson } from './json-place.js';

const TEXT = `\uFEFF{
  "a": [1, {"not": "\\"}], "},
    [2,
      3]],
  "b.c": {"d": true,
    "d2": [ ]}, "a2": "x"
}`;

it('names the row of keys and entries, over strings that look like structure', () => {
  expect([...rowsInJson(TEXT, ['a', 'a[0]', 'a[1].not', 'a[2]', 'a[2][1]', 'b.c', 'b.c.d', 'b.c.d2', 'a2'])]).toEqual([
    ['a', 2], ['a[0]', 2], ['a[1].not', 2], ['a[2]', 3], ['a[2][1]', 4], ['b.c', 5], ['b.c.d', 5], ['b.c.d2', 6], ['a2', 6],
  ]);
});

it('falls back to what is around a place that is missing', () => {
  expect([...rowsInJson(TEXT, ['b.c.absent', 'a[2][7]', 'absent', ''])]).toEqual([['b.c.absent', 5], ['a[2][7]', 3], ['absent', 1], ['', 1]]);
});

it('takes a text that is no object', () => {
  expect([...rowsInJson('\n\n 3', ['x', ''])]).toEqual([['x', 3], ['', 3]]);
});
