import { register } from 'node:module';

// node --import ./tools/typescript.mjs: lets Node load TypeScript of this repository (measures; the product is built)
register('./typescript-hooks.mjs', import.meta.url);
