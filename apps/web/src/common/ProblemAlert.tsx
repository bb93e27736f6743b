import { Alert, AlertTitle, Box, Button, Link, Typography } from '@mui/material';
import { Link as RouterLink, useLocation } from 'react-router';
import { forgetMe } from '../api/session.js';
import { codeOf, isProblem, Problem } from '../api/problem.js';
import { useT, useTOr } from '../i18n/index.js';

interface Texts {
  title: string;
  detail?: string;
  todo: string;
}

/** Words for a problem: the catalogue's for its code, else the server's own, else those for its status. */
export function useProblemTexts(): (problem: Problem) => Texts {
  const tOr = useTOr();
  return ({ code, status, document: { title, detail, params } }) => {
    const key = `problem.codes.${code}`;
    const near = `problem.codes.${codeOf(status)}`;
    const shown = tOr(`${key}.title`, title ?? tOr(`${near}.title`, ''), params);
    return { title: shown, detail: detail === shown ? undefined : detail, todo: tOr(`${key}.todo`, tOr(`${near}.todo`, ''), params) };
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
      {problem.code === 'not-signed-in' && <SignInAgain />}
      <Typography variant="caption" component="p" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
        {t('problem.code', { code: problem.code })}
        {problem.document.id ? ` · ${t('problem.reference', { reference: problem.document.id })}` : ''}
      </Typography>
    </Alert>
  );
}

/** Leads to sign-in and back to this very page; what was typed is kept meanwhile. */
function SignInAgain() {
  const t = useT();
  const { pathname, search } = useLocation();
  return <Link component={RouterLink} to="/login" state={{ nextPathname: pathname, nextSearch: search }} onClick={forgetMe}>{t('shell.signIn')}</Link>;
}
