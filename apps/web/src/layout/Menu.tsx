import { Box, IconButton, List, ListItem, ListItemButton, ListItemIcon, ListItemText, Typography } from '@mui/material';
import type { SvgIconComponent } from '@mui/icons-material';
import Assignment from '@mui/icons-material/AssignmentOutlined';
import Assessment from '@mui/icons-material/AssessmentOutlined';
import Balance from '@mui/icons-material/BalanceOutlined';
import Close from '@mui/icons-material/Close';
import Domain from '@mui/icons-material/LocationCityOutlined';
import EventRepeat from '@mui/icons-material/EventRepeatOutlined';
import Groups from '@mui/icons-material/GroupsOutlined';
import Hub from '@mui/icons-material/HubOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import RateReview from '@mui/icons-material/RateReviewOutlined';
import Pending from '@mui/icons-material/PendingActionsOutlined';
import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import Rule from '@mui/icons-material/RuleOutlined';
import TaskAlt from '@mui/icons-material/TaskAltOutlined';
import { NavLink } from 'react-router';
import { useMe } from '../api/hooks.js';
import { useT } from '../i18n/index.js';
import { palette } from '../theme/palette.js';
import { menuFor, type MenuEntry } from './menuItems.js';

const icons: Record<MenuEntry['icon'], SvgIconComponent> = {
  work: TaskAlt, dossiers: Assignment, reviews: RateReview, findings: Balance, cycles: EventRepeat, reports: Assessment,
  standards: Rule, networks: Hub, members: Domain, people: Groups, mailbox: Mail, jobs: Pending, deadLetters: ReportProblem,
};

/** The main menu, one entry per thing this person can have to do with. */
export function Menu({ onClose }: { onClose?: () => void }) {
  const t = useT();
  const { data } = useMe();
  const groups = menuFor((data?.mandates ?? []).map((mandate) => mandate.role));
  return (
    <Box sx={{ py: 1 }}>
      {onClose && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 1 }}>
          <IconButton onClick={onClose} aria-label={t('shell.closeMenu')}><Close /></IconButton>
        </Box>
      )}
      {groups.map((group) => (
        <Box key={group.label} sx={{ mb: 1 }}>
          <Typography id={`menu-${group.label}`} variant="overline" component="p" color="textSecondary" sx={{ px: 3, pt: 1 }}>{t(group.label)}</Typography>
          <List dense disablePadding aria-labelledby={`menu-${group.label}`}>
          {group.entries.map((entry) => {
            const Icon = icons[entry.icon];
            return (
              <ListItem key={entry.to} disablePadding>
                <ListItemButton
                  component={NavLink}
                  to={entry.to}
                  onClick={onClose}
                  sx={{
                    minHeight: 44, mx: 1, borderRadius: 1, color: 'text.primary',
                    '&.active': { bgcolor: palette.harbourWash, color: palette.harbourDark, fontWeight: 600, boxShadow: `inset 3px 0 0 ${palette.harbour}` },
                  }}
                >
                  <ListItemIcon sx={{ minWidth: 40, color: 'inherit' }}><Icon fontSize="small" /></ListItemIcon>
                  <ListItemText primary={t(entry.label)} slotProps={{ primary: { sx: { fontWeight: 'inherit', fontSize: '0.95rem' } } }} />
                </ListItemButton>
              </ListItem>
            );
          })}
          </List>
        </Box>
      ))}
    </Box>
  );
}
