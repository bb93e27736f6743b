import { useId, useRef, useState, type DragEvent } from 'react';
import { Alert, Box, Button, IconButton, LinearProgress, Typography } from '@mui/material';
import Close from '@mui/icons-material/Close';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { useT } from '../i18n/index.js';
import { palette } from '../theme/palette.js';
import { ProblemAlert } from './ProblemAlert.js';
import { useSize } from './useSize.js';

interface Props {
  label?: string;
  /** Largest file in bytes. */
  maxBytes?: number;
  /** As in <input accept>; the server looks at the content again. */
  accept?: string;
  /** The accepted kinds in words. */
  acceptText?: string;
  onUpload: (file: File, progress: (share: number) => void, signal: AbortSignal) => Promise<unknown>;
}

interface Sending {
  name: string;
  share: number;
  abort: AbortController;
}

/** One file at a time, by button or by dropping it, with progress and a way to stop. */
export function FileDrop({ label, maxBytes = 25 * 1024 * 1024, accept, acceptText = '', onUpload }: Props) {
  const t = useT();
  const size = useSize();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [sent, setSent] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (!file || sending) return;
    setRefusal(null);
    setProblem(null);
    setSent(null);
    if (file.size === 0) return setRefusal(t('common.drop.empty', { name: file.name }));
    if (file.size > maxBytes) return setRefusal(t('common.drop.tooLarge', { name: file.name, size: size(file.size), limit: size(maxBytes) }));
    const abort = new AbortController();
    setSending({ name: file.name, share: 0, abort });
    try {
      await onUpload(file, (share) => setSending((now) => now && { ...now, share }), abort.signal);
      setSent(t('common.drop.sent', { name: file.name }));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setProblem(error);
    } finally {
      setSending(null);
      if (input.current) input.current.value = '';
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <Box>
      <Box
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        sx={{ border: `2px dashed ${over ? palette.harbour : palette.lineStrong}`, borderRadius: 1, p: 2, bgcolor: over ? palette.harbourWash : palette.paper, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}
      >
        <input ref={input} id={id} type="file" accept={accept} hidden tabIndex={-1} aria-label={label ?? t('common.drop.title')} onChange={(event) => void take(event.target.files?.[0])} />
        <Button variant="outlined" startIcon={<UploadFile />} onClick={() => input.current?.click()} disabled={sending !== null} aria-describedby={`${id}-limits`}>
          {label ?? t('common.drop.choose')}
        </Button>
        <Typography variant="body2" color="textSecondary">{t('common.drop.orDrop')}</Typography>
        <Typography id={`${id}-limits`} variant="body2" color="textSecondary" sx={{ flexBasis: '100%' }}>{t('common.drop.limits', { size: size(maxBytes), types: acceptText })}</Typography>
      </Box>
      {sending && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1 }}>
          <Box sx={{ flexGrow: 1 }}>
            <Typography id={`${id}-sending`} variant="body2">{t('common.drop.sending', { name: sending.name, percent: Math.round(sending.share * 100) })}</Typography>
            <LinearProgress variant="determinate" value={sending.share * 100} aria-labelledby={`${id}-sending`} />
          </Box>
          <IconButton onClick={() => sending.abort.abort()} aria-label={t('common.drop.cancel', { name: sending.name })}><Close /></IconButton>
        </Box>
      )}
      {refusal && <Alert severity="warning" sx={{ mt: 1 }}>{refusal}</Alert>}
      {problem !== null && <ProblemAlert error={problem} />}
      <Typography role="status" variant="body2" color="success" sx={{ mt: sent ? 1 : 0 }}>{sent}</Typography>
    </Box>
  );
}
