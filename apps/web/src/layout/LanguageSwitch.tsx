import { useId, useState } from 'react';
import { Box, Button, Menu, MenuItem } from '@mui/material';
import TranslateIcon from '@mui/icons-material/Translate';
import { useLocaleState } from 'react-admin';
import { languages, rememberLanguage, useT } from '../i18n/index.js';

/** Each language is named in itself and marked with its own `lang`, so that it is read out right. */
export function LanguageSwitch({ onDark = false, onChosen }: { onDark?: boolean; onChosen?: (locale: string) => void }) {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const current = languages.find((language) => language.locale === locale) ?? languages[0]!;
  return (
    <>
      <Button
        color={onDark ? 'inherit' : 'primary'}
        startIcon={<TranslateIcon />}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        aria-label={`${t('shell.language')}: ${current.name}`}
        sx={{ minWidth: 44, '& .MuiButton-startIcon': { mr: { xs: 0, sm: 1 } } }}
      >
        <Box component="span" aria-hidden="true" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {current.name}
        </Box>
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ list: { 'aria-label': t('shell.language') } }}>
        {languages.map((language) => (
          <MenuItem
            key={language.locale}
            lang={language.locale}
            selected={language.locale === locale}
            role="menuitemradio"
            aria-checked={language.locale === locale}
            onClick={() => {
              setAnchor(null);
              rememberLanguage(language.locale);
              void setLocale(language.locale);
              onChosen?.(language.locale);
            }}
          >
            {language.name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
