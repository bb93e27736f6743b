/** node --import ./tools/typescript.mjs test/bench/http/bare.ts PORT: nothing but Node. Reads a body if there is one and answers /N with N bytes of JSON. */
import { createServer } from 'node:http';

const texts = new Map<string, string>();

createServer((request, response) => {
  const size = request.url?.slice(1) ?? '0';
  let text = texts.get(size);
  if (text === undefined) texts.set(size, (text = JSON.stringify({ text: 'x'.repeat(Math.max(0, Number(size) - 11)) })));
  const body = text;
  request.on('data', () => undefined);
  request.on('end', () => {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
