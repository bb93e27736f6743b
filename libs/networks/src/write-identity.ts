import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, readTable, type TableProblem } from './files/csv.js';
import { readGazetteer } from './files/gazetteer.js';
import { identityReport } from './files/identity-report.js';
import { placeNameRow, sightingRow } from './files/shapes.js';

/** Makes libs/networks/data/identity.csv anew after places or names changed: `node dist/libs/networks/src/write-identity.js`. */
const problems: TableProblem[] = [];
const read = (file: string): string => readFileSync(join(dataFolder(), file), 'utf8');
const sightings = readTable(read('sightings.csv'), 'sightings.csv', sightingRow, problems);
const names = readTable(read('place-names.csv'), 'place-names.csv', placeNameRow, problems);
if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 2));
writeFileSync(join(dataFolder(), 'identity.csv'), identityReport(sightings, readGazetteer(), names));
