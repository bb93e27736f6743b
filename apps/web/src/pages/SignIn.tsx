import { useState, type FormEvent } from 'react';
import { Button, Link, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useLogin } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { DoorLayout } from '../layout/DoorLayout.js';
import { useT } from '../i18n/index.js';
import { PasswordField } from './PasswordField.js';

export function SignIn() {
  const t = useT();
  const login = useLogin();
  const client = useQueryClient();
  const state = useLocation().state as { nextPathname?: string; nextSearch?: string } | null;
  // the page that was asked for before signing in; the front page is for everybody and leads on to My work
  const asked = state?.nextPathname && state.nextPathname !== '/' ? `${state.nextPathname}${state.nextSearch ?? ''}` : '/work';
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === '' || password === '') return;
    setBusy(true);
    setProblem(null);
    try {
      // nothing that an earlier person saw in this tab may be shown to the next
      client.clear();
      await login({ email: email.trim(), password }, asked);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };

  const missing = (value: string) => (tried && value.trim() === '' ? t('auth.required') : undefined);
  return (
    <DoorLayout title={t('auth.signIn.title')} intro={t('auth.signIn.intro')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {problem !== null && <ProblemAlert error={problem} />}
        <TextField
          label={t('auth.signIn.email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          required
          fullWidth
          size="medium"
          margin="normal"
          error={Boolean(missing(email))}
          helperText={missing(email)}
        />
        <PasswordField label={t('auth.signIn.password')} value={password} onChange={setPassword} autoComplete="current-password" error={missing(password)} />
        <Button type="submit" variant="contained" size="large" fullWidth loading={busy} sx={{ mt: 2 }}>{t('auth.signIn.submit')}</Button>
      </form>
      <Typography sx={{ mt: 2 }}><Link component={RouterLink} to="/reset">{t('auth.signIn.forgot')}</Link></Typography>
    </DoorLayout>
  );
}
