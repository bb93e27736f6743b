import { createHash } from 'node:crypto';
import { it, expect } from '@jest/globals';
import { canonicalJson, sha256 } from './canonical.js';

it('writes keys in order, whatever the order they came in, and arrays as they are', () => {
  expect(canonicalJson({ b: [2, 1, { d: null, c: 'é "x"' }], a: true, gone: undefined })).toBe('{"a":true,"b":[2,1,{"c":"é \\"x\\"","d":null}]}');
});

it('hashes text as UTF-8', async () => {
  expect(await sha256('é')).toBe(createHash('sha256').update('é', 'utf8').digest('hex'));
});
