import type { Catalogue } from '../types.js';
import auth from './auth.js';
import common from './common.js';
import problem from './problem.js';
import publicPages from './public.js';
import resources from './resources.js';
import shell from './shell.js';
import states from './states.js';
import work from './work.js';

const fr: Catalogue = { shell, auth, common, problem, states, work, publicPages, resources };
export default fr;
