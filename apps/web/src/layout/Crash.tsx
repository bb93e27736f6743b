import { Alert, AlertTitle, Button } from '@mui/material';
import { useT } from '../i18n/index.js';
import { isProblem } from '../api/problem.js';
import { ProblemAlert } from '../common/ProblemAlert.js';

/** Shown in place of a page that threw. */
export function Crash({ error, resetErrorBoundary }: { error: Error; resetErrorBoundary?: () => void }) {
  const t = useT();
  if (isProblem(error)) return <ProblemAlert error={error} onRetry={resetErrorBoundary} />;
  return (
    <Alert severity="error" action={<Button color="inherit" onClick={() => window.location.reload()}>{t('shell.crash.reload')}</Button>}>
      <AlertTitle>{t('shell.crash.title')}</AlertTitle>
      {t('shell.crash.text')}
    </Alert>
  );
}
