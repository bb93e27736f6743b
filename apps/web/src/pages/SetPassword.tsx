import { useState, type FormEvent } from 'react';
import { Button, Link, Typography } from '@mui/material';
import { Link as RouterLink, useParams } from 'react-router';
import { consumeLink, minPassword } from '../api/links.js';
import { isProblem } from '../api/problem.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { DoorLayout } from '../layout/DoorLayout.js';
import { useT } from '../i18n/index.js';
import { PasswordField } from './PasswordField.js';

/** Where the link of an invitation or a reset mail leads. */
export function SetPassword() {
  const t = useT();
  const { token = '' } = useParams();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const tooShort = tried && [...first].length < minPassword;
  const different = tried && !tooShort && first !== second;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ([...first].length < minPassword || first !== second) return;
    setBusy(true);
    setProblem(null);
    try {
      await consumeLink({ token, password: first });
      // a full load: nothing of an earlier session may stay in memory
      window.location.assign('/work');
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };

  const linkIsDead = isProblem(problem) && (problem.status === 410 || problem.status === 404);
  return (
    <DoorLayout title={t('auth.link.title')} intro={t('auth.link.intro', { min: minPassword })}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {problem !== null && <ProblemAlert error={problem} />}
        <PasswordField label={t('auth.link.password')} value={first} onChange={setFirst} autoComplete="new-password" error={tooShort ? t('auth.link.tooShort', { min: minPassword }) : undefined} />
        <PasswordField label={t('auth.link.repeat')} value={second} onChange={setSecond} autoComplete="new-password" error={different ? t('auth.link.different') : undefined} />
        <Button type="submit" variant="contained" size="large" fullWidth loading={busy} sx={{ mt: 2 }}>{t('auth.link.submit')}</Button>
      </form>
      {linkIsDead && <Typography sx={{ mt: 2 }}><Link component={RouterLink} to="/reset">{t('auth.link.newLink')}</Link></Typography>}
    </DoorLayout>
  );
}
