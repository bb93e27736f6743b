import { Box, Typography, type TypographyProps } from '@mui/material';
import type { NodeView } from '@contracts/standards';
import { useLocale, useT } from '../i18n/index.js';
import { textIn } from './outline.js';

/** Title of a node in the reader's language, marked where it is in another one. */
export function NodeTitle({ node, withCode = true, ...look }: { node: NodeView; withCode?: boolean } & TypographyProps) {
  const locale = useLocale();
  const found = textIn(node.texts, locale);
  return (
    <Typography {...look}>
      {withCode && <Box component="span" sx={{ color: 'text.secondary', mr: 1, fontVariantNumeric: 'tabular-nums' }}>{node.code}</Box>}
      <span lang={found && found.language !== locale ? found.language : undefined}>{found?.text.title ?? node.code}</span>
    </Typography>
  );
}

/** What the standard says about a node: description, guidance, example evidence. */
export function NodeHelp({ node }: { node: NodeView }) {
  const t = useT();
  const locale = useLocale();
  const found = textIn(node.texts, locale);
  if (!found) return null;
  const { description, guidance, exampleEvidence } = found.text;
  return (
    <Box lang={found.language !== locale ? found.language : undefined} sx={{ '& p': { mb: 1 }, maxWidth: '75ch' }}>
      {description && <Typography component="p">{description}</Typography>}
      {guidance && <Typography component="p" variant="body2"><Label text={t('editions.guidance')} />{guidance}</Typography>}
      {exampleEvidence && (
        <Box sx={{ typography: 'body2' }}>
          <Label text={t('editions.exampleEvidence')} />
          <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>{exampleEvidence.split('\n').filter(Boolean).map((example) => <li key={example}>{example}</li>)}</Box>
        </Box>
      )}
    </Box>
  );
}

function Label({ text }: { text: string }) {
  const locale = useLocale();
  return <Box component="span" lang={locale} sx={{ fontWeight: 600 }}>{text}: </Box>;
}
