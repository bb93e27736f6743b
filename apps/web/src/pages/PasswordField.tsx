import { useState } from 'react';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import Visibility from '@mui/icons-material/Visibility';
import VisibilityOff from '@mui/icons-material/VisibilityOff';
import { useT } from '../i18n/index.js';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  error?: string;
  help?: string;
}

export function PasswordField({ label, value, onChange, autoComplete, error, help }: Props) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      label={label}
      name={autoComplete}
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete={autoComplete}
      required
      fullWidth
      size="medium"
      margin="normal"
      error={Boolean(error)}
      helperText={error ?? help}
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton edge="end" onClick={() => setShown(!shown)} aria-pressed={shown} aria-label={t(shown ? 'auth.signIn.hidePassword' : 'auth.signIn.showPassword')}>
                {shown ? <VisibilityOff /> : <Visibility />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
