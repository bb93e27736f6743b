import type { ReactElement } from 'react';
import { cycles } from './cycles/resource.js';
import { jobs } from './jobs/resource.js';
import { members } from './members/resource.js';
import { networks } from './networks/resource.js';
import { people } from './people/resource.js';
import { reports } from './reports/resource.js';
import { standards } from './standards/resource.js';

/** react-admin resources: one folder per resource under `src/<name>/`, each exporting its <Resource>. */
export const resources: ReactElement[] = [cycles, reports, members, people, standards, networks, jobs];
