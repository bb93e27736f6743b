import { Alert, AlertTitle, Box, Button, Typography } from '@mui/material';
import { isProblem, Problem } from '../api/problem.js';
import { useT, useTOr } from '../i18n/index.js';

interface Texts {
  title: string;
  detail?: string;
  todo: string;
}

/** Words for a problem: the catalogue's for its code, else the server's own, else those for its status. */
export function useProblemTexts(): (problem: Problem) => Texts {
  const tOr = useTOr();
  return (problem) => {
    const status = problem.status === 0 ? 'unreachable' : `status${problem.status >= 500 && problem.status !== 503 ? 500 : problem.status}`;
    const { title, detail, hint } = problem.document;
    const statusTitle = tOr(`problem.codes.${status}.title`, tOr('problem.codes.status500.title', ''));
    const statusTodo = tOr(`problem.codes.${status}.todo`, tOr('problem.codes.status500.todo', ''));
    const shownTitle = tOr(`problem.codes.${problem.code}.title`, title ?? statusTitle);
    return { title: shownTitle, detail: detail === shownTitle ? undefined : detail, todo: tOr(`problem.codes.${problem.code}.todo`, hint ?? statusTodo) };
  };
}

interface Props {
  error: unknown;
  onRetry?: () => void;
  onClose?: () => void;
}

/** Says what went wrong, what to do, and under which code it is known. Announced as it appears. */
export function ProblemAlert({ error, onRetry, onClose }: Props) {
  const t = useT();
  const texts = useProblemTexts();
  const problem = isProblem(error) ? error : new Problem(500, { detail: error instanceof Error ? error.message : undefined });
  const { title, detail, todo } = texts(problem);
  return (
    <Alert severity="error" onClose={onClose} closeText={t('common.close')} sx={{ my: 1 }} action={onRetry && <Button color="inherit" size="small" onClick={onRetry}>{t('common.retry')}</Button>}>
      <AlertTitle>{title}</AlertTitle>
      {detail && <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{detail}</Typography>}
      <Typography variant="body2"><Box component="span" sx={{ fontWeight: 600 }}>{t('problem.whatToDo')}: </Box>{todo}</Typography>
      <Typography variant="caption" component="p" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
        {t('problem.code', { code: problem.code })}
        {problem.reference && problem.status >= 500 ? ` · ${t('problem.reference', { reference: problem.reference })}` : ''}
      </Typography>
    </Alert>
  );
}
