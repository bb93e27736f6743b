import { Chip } from '@mui/material';
import { palette } from '../theme/palette.js';
import { useTOr } from '../i18n/index.js';

export type Machine = 'cycle' | 'dossier' | 'review' | 'finding' | 'dispute' | 'reply' | 'membership' | 'job';

type Tone = 'quiet' | 'active' | 'waiting' | 'good' | 'bad';

const tones: Record<string, Tone> = {
  draft: 'quiet', enrolled: 'quiet', proposed: 'quiet', candidate: 'quiet', closed: 'quiet', withdrawn: 'quiet', left: 'quiet', replaced: 'quiet', cancelled: 'quiet', silent: 'quiet',
  'awaiting-signature': 'waiting', invited: 'waiting', open: 'waiting', 'in-reply': 'waiting', queued: 'waiting', disputed: 'waiting', 'on-hold': 'waiting', reminded: 'waiting', grace: 'waiting', returned: 'waiting', reopened: 'waiting', reply: 'waiting',
  submitted: 'good', settled: 'good', published: 'good', accepted: 'good', agreed: 'good', member: 'good', done: 'good', passed: 'good', upheld: 'good', 'follow-up': 'good',
  conflicted: 'bad', declined: 'bad', failed: 'bad', contested: 'bad',
};

const looks: Record<Tone, { bgcolor: string; color: string }> = {
  quiet: { bgcolor: '#eceff2', color: palette.ink },
  active: { bgcolor: palette.harbourWash, color: palette.harbourDark },
  waiting: { bgcolor: palette.brickWash, color: '#6b3809' },
  good: { bgcolor: palette.mossWash, color: '#14532d' },
  bad: { bgcolor: palette.alarmWash, color: '#8c1d18' },
};

/** The state of a thing in words; the colour only repeats them. */
export function StateChip({ machine, state, size = 'small' }: { machine: Machine; state: string; size?: 'small' | 'medium' }) {
  const tOr = useTOr();
  return <Chip size={size} label={tOr(`states.${machine}.${state}`, state)} sx={{ ...looks[tones[state] ?? 'active'], fontWeight: 600, borderRadius: 1 }} />;
}
