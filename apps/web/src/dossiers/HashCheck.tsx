import { useEffect, useState } from 'react';
import { Alert, Box, Typography } from '@mui/material';
import type { SnapshotContent } from '@contracts/assessments';
import { useT } from '../i18n/index.js';
import { canonicalJson, sha256 } from './canonical.js';

/** The fingerprint, and whether this browser finds the same one for what it was given. */
export function HashCheck({ content, sha256: expected }: { content: SnapshotContent; sha256: string }) {
  const t = useT();
  const [own, setOwn] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void sha256(canonicalJson(content)).then((hash) => current && setOwn(hash));
    return () => {
      current = false;
    };
  }, [content]);
  return (
    <Box sx={{ mt: 1 }}>
      <Typography variant="body2">{t('dossiers.sign.hash')}:</Typography>
      <Box component="code" sx={{ overflowWrap: 'anywhere', fontSize: '0.85rem' }}>{expected}</Box>
      {own !== null && own === expected && <Typography variant="body2" color="success">{t('dossiers.sign.hashChecked')}</Typography>}
      {own !== null && own !== expected && <Alert severity="error" sx={{ mt: 1 }}>{t('dossiers.sign.hashDiffers')}</Alert>}
    </Box>
  );
}
