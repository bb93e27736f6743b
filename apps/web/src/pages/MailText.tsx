import { Fragment } from 'react';
import { Link, Typography } from '@mui/material';

const addressInText = /(https?:\/\/[^\s<>"]+)/g;

/** Text of a mail with its addresses as links; everything else stays text. */
export function MailText({ text }: { text: string }) {
  return (
    <Typography component="div" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text.split(addressInText).map((part, index) => (index % 2 === 1 ? <Link key={index} href={part}>{part}</Link> : <Fragment key={index}>{part}</Fragment>))}
    </Typography>
  );
}
