import { pathToFileURL } from 'node:url';

/** node --import ./tools/typescript.mjs tools/bench-run.mjs GROUP FILE… (started by tools/bench.mjs) */
const [group, ...files] = process.argv.slice(2);
const line = process.stdout.write.bind(process.stdout);
// standard output belongs to the measures: what anything else prints goes to standard error
process.stdout.write = process.stderr.write.bind(process.stderr);

const groups = new Set();
let ran = 0;
for (const file of files) {
  const { default: measure } = await import(pathToFileURL(file).href);
  groups.add(measure.group);
  if (measure.group !== group) continue;
  ran++;
  await measure.run((result) => line(`${JSON.stringify(result)}\n`));
}
if (ran === 0) {
  process.stderr.write(`no measure in group "${group}"; there are: ${[...groups].sort().join(', ')}\n`);
  process.exitCode = 2;
}
