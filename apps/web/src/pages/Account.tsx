import { useState, type FormEvent } from 'react';
import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '@contracts/people';
import { useNotify } from 'react-admin';
import { put } from '../api/client.js';
import { useMe } from '../api/hooks.js';
import { changePassword, minPassword } from '../api/links.js';
import { isProblem } from '../api/problem.js';
import { forgetMe } from '../api/session.js';
import { Busy } from '../common/Busy.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useT } from '../i18n/index.js';
import { PasswordField } from './PasswordField.js';

/** The own name and password; the language is in the header. */
export default function Account() {
  const t = useT();
  const { data: me } = useMe();
  return (
    <>
      <PageTitle>{t('auth.account.title')}</PageTitle>
      {me ? (
        <Box sx={{ display: 'grid', gap: 3, maxWidth: 560 }}>
          <NameForm key={me.name} me={me} />
          <PasswordForm />
        </Box>
      ) : (
        <Busy />
      )}
    </>
  );
}

function NameForm({ me }: { me: Me }) {
  const t = useT();
  const notify = useNotify();
  const client = useQueryClient();
  const [name, setName] = useState(me.name);
  const [problem, setProblem] = useState<unknown>(null);
  const [tried, setTried] = useState(false);
  const empty = tried && name.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') return;
    setProblem(null);
    try {
      const { data } = await put<Me>('/me', { name: name.trim() });
      forgetMe();
      client.setQueryData(['me'], data);
      notify(t('auth.account.nameSaved'), { type: 'success' });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Paper component="form" noValidate onSubmit={(event) => void submit(event)} aria-labelledby="account-name" sx={{ p: 3 }}>
      <Typography id="account-name" variant="h2">{t('auth.account.person')}</Typography>
      <Typography variant="body2" color="textSecondary">{me.email}</Typography>
      {problem !== null && <ProblemAlert error={problem} />}
      <TextField label={t('auth.account.name')} value={name} onChange={(event) => setName(event.target.value)} autoComplete="name" required fullWidth margin="normal" error={empty} helperText={empty ? t('auth.required') : undefined} />
      <Button type="submit" variant="contained">{t('auth.account.save')}</Button>
    </Paper>
  );
}

function PasswordForm() {
  const t = useT();
  const notify = useNotify();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const tooShort = tried && [...next].length < minPassword;
  const wrong = isProblem(problem) && problem.code === 'invalid-input';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current === '' || [...next].length < minPassword) return;
    setBusy(true);
    setProblem(null);
    try {
      await changePassword({ current, next });
      setCurrent('');
      setNext('');
      setTried(false);
      notify(t('auth.account.passwordSaved'), { type: 'success' });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper component="form" noValidate onSubmit={(event) => void submit(event)} aria-labelledby="account-password" sx={{ p: 3 }}>
      <Typography id="account-password" variant="h2">{t('auth.account.password')}</Typography>
      <Typography variant="body2" color="textSecondary">{t('auth.account.passwordText')}</Typography>
      {problem !== null && !wrong && <ProblemAlert error={problem} />}
      <PasswordField label={t('auth.account.current')} value={current} onChange={setCurrent} autoComplete="current-password" error={wrong ? t('auth.account.currentWrong') : tried && current === '' ? t('auth.required') : undefined} />
      <PasswordField label={t('auth.link.password')} value={next} onChange={setNext} autoComplete="new-password" error={tooShort ? t('auth.link.tooShort', { min: minPassword }) : undefined} help={t('auth.link.intro', { min: minPassword })} />
      <Button type="submit" variant="contained" loading={busy} sx={{ mt: 1 }}>{t('auth.account.change')}</Button>
    </Paper>
  );
}
