import { deepmerge } from '@mui/utils';
import { defaultLightTheme, type RaThemeOptions } from 'react-admin';
import { palette } from './palette.js';

const text = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const headings = 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "Liberation Serif", Georgia, serif';

const heading = (size: string, line = 1.25) => ({ fontFamily: headings, fontWeight: 600, fontSize: size, lineHeight: line, letterSpacing: 0 });

/** A ring that is seen on every ground: dark line inside, light halo outside. */
export const focusRing = { outline: `3px solid ${palette.harbour}`, outlineOffset: 2, boxShadow: `0 0 0 2px ${palette.paper}` };

export const theme: RaThemeOptions = deepmerge(defaultLightTheme, {
  palette: {
    primary: { main: palette.harbour, dark: palette.harbourDark, contrastText: '#fff' },
    secondary: { main: palette.harbour, dark: palette.harbourDark, contrastText: '#fff' },
    error: { main: palette.alarm },
    warning: { main: palette.brick },
    success: { main: palette.moss },
    info: { main: palette.harbour },
    text: { primary: palette.ink, secondary: palette.inkSoft },
    divider: palette.line,
    background: { default: palette.ground, paper: palette.paper },
  },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: text,
    h1: heading('1.75rem'),
    h2: heading('1.35rem'),
    h3: heading('1.15rem'),
    h4: heading('1.05rem'),
    h5: heading('1rem'),
    h6: heading('1rem'),
    body1: { lineHeight: 1.55 },
    button: { textTransform: 'none', fontWeight: 600 },
    overline: { letterSpacing: '0.06em', lineHeight: 1.6, fontWeight: 600 },
  },
  sidebar: { width: 248, closedWidth: 56 },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        html: { scrollPaddingTop: 72 },
        '*:focus-visible': focusRing,
        a: { color: palette.harbour, textUnderlineOffset: '0.15em' },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important', scrollBehavior: 'auto !important' },
        },
        '@media print': {
          'header, nav, .no-print': { display: 'none !important' },
          body: { background: '#fff' },
          main: { padding: '0 !important' },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { '&.Mui-focusVisible': focusRing } } },
    MuiButton: { defaultProps: { disableElevation: true }, styleOverrides: { root: { minHeight: 36 } } },
    MuiIconButton: { styleOverrides: { root: { minWidth: 40, minHeight: 40 } } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { rounded: { border: `1px solid ${palette.line}` } } },
    MuiAppBar: { styleOverrides: { root: { border: 0, borderRadius: 0 } } },
    MuiAlert: { styleOverrides: { standardError: { color: palette.ink }, standardWarning: { color: palette.ink }, standardInfo: { color: palette.ink }, standardSuccess: { color: palette.ink } } },
    MuiLink: { defaultProps: { underline: 'always' } },
    MuiTextField: { defaultProps: { variant: 'outlined' } },
    MuiFormControl: { defaultProps: { variant: 'outlined' } },
    MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0 } } },
    MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: palette.lineStrong } } },
    MuiTableCell: { styleOverrides: { head: { fontWeight: 600, minHeight: 40 } } },
    // the sort label's own target is below 24 px, see WCAG 2.5.8
    MuiTableSortLabel: { styleOverrides: { root: { minHeight: 24, minWidth: 24, display: 'inline-flex' } } },
    // MUI hands the label to the span; screen readers need it on the input
    MuiCheckbox: {
      defaultProps: {
        slotProps: {
          root: { 'aria-label': undefined },
          input: (owner: Record<string, unknown>) => (owner['aria-label'] ? { 'aria-label': String(owner['aria-label']) } : {}),
        },
      },
    },
    RaToolbar: { styleOverrides: { root: { backgroundColor: palette.harbourWash } } },
  },
} satisfies Record<string, unknown>);
