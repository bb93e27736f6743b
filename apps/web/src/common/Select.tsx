import { useId } from 'react';
import { MenuItem, TextField } from '@mui/material';

export interface Choice {
  value: string;
  label: string;
}

interface Props {
  label: string;
  value: string;
  options: readonly Choice[];
  onChange: (value: string) => void;
  /** Text of the choice "none of them"; left out, one of the options must be chosen. */
  none?: string;
  error?: string;
  help?: string;
  required?: boolean;
  size?: 'small' | 'medium';
}

/** One choice among several in a list that folds. */
export function Select({ label, value, options, onChange, none, error, help, required, size = 'small' }: Props) {
  const id = useId();
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={Boolean(error)}
      helperText={error ?? help}
      required={required}
      size={size}
      fullWidth={false}
      sx={{ minWidth: 180, width: { xs: '100%', sm: 'auto' } }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: none !== undefined } }}
    >
      {none !== undefined && <MenuItem value="">{none}</MenuItem>}
      {options.map((option) => <MenuItem key={option.value} value={option.value}>{option.label}</MenuItem>)}
    </TextField>
  );
}
