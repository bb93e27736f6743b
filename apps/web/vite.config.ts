import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const repository = resolve(import.meta.dirname, '../..');
const libs = resolve(repository, 'libs');

/** `@contracts/<lib>` is that lib's contracts.ts: the only file of the server's side that the web may read. */
const contracts = readdirSync(libs)
  .map((lib) => ({ find: `@contracts/${lib}`, replacement: resolve(libs, lib, 'src/contracts.ts') }))
  .filter(({ replacement }) => existsSync(replacement));

const api = process.env.PEERPOLIS_API ?? 'http://localhost:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { alias: contracts },
  build: {
    outDir: resolve(repository, 'dist/web'),
    emptyOutDir: true,
    // the entry is react-admin with MUI; charts and pages are chunks of their own
    chunkSizeWarningLimit: 1500,
  },
  server: { port: 5173, proxy: { '/api': { target: api, changeOrigin: false } } },
  preview: { port: 4173, proxy: { '/api': { target: api, changeOrigin: false } } },
});
