import { Button } from '@mui/material';
import { Link } from 'react-router';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { useT } from '../i18n/index.js';
import { useDocumentTitle } from '../common/useDocumentTitle.js';

export function NotFound() {
  const t = useT();
  return (
    <>
      <PageTitle>{t('shell.notFound.title')}</PageTitle>
      <EmptyState text={t('shell.notFound.text')} action={<Button variant="contained" component={Link} to="/work">{t('shell.notFound.back')}</Button>} />
    </>
  );
}

export function PublicNotFound() {
  const t = useT();
  useDocumentTitle(t('shell.notFound.title'));
  return <EmptyState heading="h1" title={t('shell.notFound.title')} text={t('shell.notFound.text')} action={<Button variant="contained" component={Link} to="/">{t('shell.notFound.backPublic')}</Button>} />;
}
