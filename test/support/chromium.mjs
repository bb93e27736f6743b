/**
 * Unpacks the Chromium of the npm package @sparticuz/chromium:
 *   node test/support/chromium.mjs FOLDER
 * The package unpacks into the temporary folder and decides by the environment whether its libraries are needed, so this
 * is a process with an environment of its own. All of it is taken: then the machine needs no package for it.
 */
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
process.env.TMPDIR = folder;
process.env.AWS_EXECUTION_ENV = `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`;
const { default: chromium } = await import('@sparticuz/chromium');
const program = await chromium.executablePath();
// unpacked by root, it is to run for other users of this checkout too
for (const entry of readdirSync(folder, { recursive: true })) chmodSync(join(folder, entry), 0o755);
process.stdout.write(program);
