import { useId } from 'react';
import { Box, FormControl, FormControlLabel, FormHelperText, FormLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useLocale } from '../i18n/index.js';

export interface RadioOption<V extends string> {
  value: V;
  title: string;
  description?: string;
  /** Language of title and description, where it is not the page's. */
  language?: string;
  /** Set apart from the main options by lighter type. */
  quiet?: boolean;
}

interface Props<V extends string> {
  label: string;
  value: V | '';
  options: readonly RadioOption<V>[];
  onChange: (value: V) => void;
  error?: string;
  inline?: boolean;
  required?: boolean;
}

/** One choice among few, each with what it means. */
export function RadioSet<V extends string>({ label, value, options, onChange, error, inline, required }: Props<V>) {
  const id = useId();
  const locale = useLocale();
  return (
    <FormControl component="fieldset" error={Boolean(error)} required={required} sx={{ mt: 1, width: '100%' }} margin="none">
      <FormLabel component="legend" id={id} sx={{ fontWeight: 600, color: 'text.primary' }}>{label}</FormLabel>
      <RadioGroup row={inline} aria-labelledby={id} value={value} onChange={(event) => onChange(event.target.value as V)}>
        {options.map((option) => (
          <FormControlLabel
            key={option.value}
            value={option.value}
            control={<Radio size="small" />}
            sx={{ alignItems: 'flex-start', py: 0.25, mr: inline ? 2 : 0 }}
            label={
              <Box component="span" lang={option.language && option.language !== locale ? option.language : undefined} sx={{ display: 'block', pt: 0.75 }}>
                <Box component="span" sx={{ fontWeight: option.quiet || inline ? 400 : 600 }}>{option.title}</Box>
                {option.description && <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block', maxWidth: '70ch' }}>{option.description}</Typography>}
              </Box>
            }
          />
        ))}
      </RadioGroup>
      {error && <FormHelperText>{error}</FormHelperText>}
    </FormControl>
  );
}
