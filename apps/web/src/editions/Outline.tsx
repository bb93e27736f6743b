import { useState } from 'react';
import { Box, Button, Collapse, List, ListItem, ListItemButton, ListItemText, Paper, Typography, useMediaQuery, type Theme } from '@mui/material';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Circle from '@mui/icons-material/RadioButtonUncheckedOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { useLocale, useT } from '../i18n/index.js';
import { palette } from '../theme/palette.js';
import { progressOf, textIn, type Group } from './outline.js';

interface Props {
  groups: readonly Group[];
  /** Code of the group on the page. */
  current: string;
  isDone: (code: string) => boolean;
  /** Called with the first indicator of the chosen group. */
  onGo: (code: string) => void;
  label: string;
}

/** The tree of an edition with its progress; folded away on narrow screens. */
export function Outline({ groups, current, isDone, onGo, label }: Props) {
  const t = useT();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('lg'));
  const [open, setOpen] = useState(false);
  const list = (
    <Box sx={{ maxHeight: { lg: 'calc(100vh - 220px)' }, overflow: 'auto', p: 0.5 }}>
      {groups.map((group, index) => {
        const section = group.above.at(-1);
        const isNewSection = section && groups[index - 1]?.above.at(-1)?.id !== section.id;
        const { done, of } = progressOf(group.indicators, isDone);
        const complete = done === of;
        const isCurrent = group.code === current;
        const Icon = complete ? CheckCircle : Circle;
        return (
          <Box key={group.code}>
            {isNewSection && <SectionName texts={section.texts} code={section.code} />}
            <List disablePadding dense>
              <ListItem disablePadding>
                <ListItemButton
                  aria-current={isCurrent ? 'true' : undefined}
                  onClick={() => {
                    setOpen(false);
                    onGo(group.indicators[0]!.code);
                  }}
                  sx={{ borderRadius: 1, alignItems: 'flex-start', gap: 1, ...(isCurrent ? { bgcolor: palette.harbourWash, boxShadow: `inset 3px 0 0 ${palette.harbour}` } : {}) }}
                >
                  <Icon fontSize="small" aria-hidden="true" sx={{ mt: 0.5, color: complete ? 'success.main' : palette.lineStrong }} />
                  <GroupName group={group} progress={t('editions.progress', { done, of })} strong={isCurrent} />
                </ListItemButton>
              </ListItem>
            </List>
          </Box>
        );
      })}
    </Box>
  );
  return (
    <Paper component="nav" aria-label={label} sx={{ p: 1 }}>
      {!wide && (
        <Button fullWidth onClick={() => setOpen(!open)} aria-expanded={open} aria-controls="outline-list" endIcon={<ExpandMore sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}>{label}</Button>
      )}
      {wide ? list : <Collapse in={open} id="outline-list">{list}</Collapse>}
    </Paper>
  );
}

function SectionName({ texts, code }: { texts: Record<string, { title: string }>; code: string }) {
  const locale = useLocale();
  const found = textIn(texts, locale);
  return <Typography variant="overline" component="p" color="textSecondary" sx={{ px: 1, pt: 1 }} lang={found?.language}>{found?.text.title ?? code}</Typography>;
}

function GroupName({ group, progress, strong }: { group: Group; progress: string; strong: boolean }) {
  const t = useT();
  const locale = useLocale();
  const found = group.parent ? textIn(group.parent.texts, locale) : null;
  return (
    <ListItemText
      primary={<span lang={found?.language}>{found?.text.title ?? (group.code || t('dossiers.questions'))}</span>}
      secondary={progress}
      slotProps={{ primary: { sx: { fontWeight: strong ? 600 : 400, overflowWrap: 'anywhere' } } }}
    />
  );
}
