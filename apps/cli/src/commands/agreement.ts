import { agreement } from '@peerpolis/kernels';
import { UsageError, type Command } from '../command.js';
import { readOptions, wholeNumber, writeResult } from '../io.js';
import { toJson } from '../json.js';
import { readRatings } from '../ratings.js';

const MOST_SAMPLES = 1_000_000;
const SCALES = ['nominal', 'ordinal', 'interval', 'ratio'];

const help = `peerpolis agreement --data FILE --scale nominal|ordinal|interval|ratio [--bootstrap N] [--seed N] [--out FILE]

How far raters agree: percent agreement, Krippendorff's alpha, Gwet's AC1 and AC2, Fleiss, Conger, Brennan-Prediger, Cohen,
intraclass correlations and Kendall's W, with 95 % intervals. Undefined statistics are null, with the reason under "why".

  --data FILE     CSV with the columns unit,rater,score; one row per rating given
  --scale SCALE   what the scores are; only a nominal scale may have words as scores (then nothing that counts
                  distances is defined)
  --bootstrap N   resample units N times for the statistics without an analytic interval (alpha and W); default: none
  --seed N        of the resampling, default 1
  --out FILE      write there instead of to standard output

Example:
  printf 'unit,rater,score\\na,r1,1\\na,r2,1\\nb,r1,2\\nb,r2,3\\nc,r1,3\\nc,r2,3\\n' > ratings.csv
  peerpolis agreement --data ratings.csv --scale ordinal --bootstrap 1000 --seed 1
`;

const command: Command = {
  name: 'agreement',
  summary: 'agreement between raters, every coefficient with its interval',
  help,
  async run(args, io) {
    const options = readOptions(
      args,
      { data: { type: 'string' }, scale: { type: 'string' }, bootstrap: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
      ['data', 'scale'],
    );
    const { scale } = options;
    if (!SCALES.includes(String(scale))) throw new UsageError(`--scale must be one of ${SCALES.join(', ')}, not "${scale}"`);
    const samples = wholeNumber('bootstrap', options['bootstrap'], 0);
    if (samples > MOST_SAMPLES) throw new UsageError(`--bootstrap must be at most ${MOST_SAMPLES}`);
    const seed = wholeNumber('seed', options['seed'], 1);
    const ratings = await readRatings(String(options['data']), scale === 'nominal');
    const result = agreement(ratings, samples > 0 ? { bootstrap: { samples, seed } } : {});
    await writeResult(io, `${toJson(result)}\n`, options['out'] === undefined ? undefined : String(options['out']));
  },
};

export default command;
