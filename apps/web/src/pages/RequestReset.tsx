import { useState, type FormEvent } from 'react';
import { Alert, AlertTitle, Button, Link, TextField, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { requestLink } from '../api/links.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { SandboxMail } from './SandboxMail.js';
import { DoorLayout } from '../layout/DoorLayout.js';
import { useT } from '../i18n/index.js';

/** The answer is the same whether the address is known or not. */
export function RequestReset() {
  const t = useT();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const missing = tried && email.trim() === '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await requestLink({ email: email.trim() });
      setSentTo(email.trim());
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <DoorLayout title={t('auth.reset.title')} intro={t('auth.reset.intro')}>
      {sentTo === null ? (
        <form onSubmit={(event) => void submit(event)} noValidate>
          {problem !== null && <ProblemAlert error={problem} />}
          <TextField label={t('auth.signIn.email')} name="email" type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} required fullWidth size="medium" margin="normal" error={missing} helperText={missing ? t('auth.required') : undefined} />
          <Button type="submit" variant="contained" size="large" fullWidth loading={busy} sx={{ mt: 2 }}>{t('auth.reset.submit')}</Button>
        </form>
      ) : (
        <>
          <Alert severity="success" role="status"><AlertTitle>{t('auth.reset.sentTitle')}</AlertTitle>{t('auth.reset.sent', { email: sentTo })}</Alert>
          <SandboxMail to={sentTo} />
        </>
      )}
      <Typography sx={{ mt: 2 }}><Link component={RouterLink} to="/login">{t('auth.reset.back')}</Link></Typography>
    </DoorLayout>
  );
}
