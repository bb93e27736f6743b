import auth from './auth.js';
import common from './common.js';
import dossiers from './dossiers.js';
import editions from './editions.js';
import findings from './findings.js';
import problem from './problem.js';
import publicPages from './public.js';
import resources from './resources.js';
import reviews from './reviews.js';
import shell from './shell.js';
import states from './states.js';
import work from './work.js';

export default { shell, auth, common, problem, states, work, editions, dossiers, reviews, findings, publicPages, resources } as const;
