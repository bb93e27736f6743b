import type { ReactNode } from 'react';
import { Title } from 'react-admin';

/** The h1 of a page behind sign-in (the frame holds the heading, the page fills it) and with it the browser's tab. */
export function PageTitle({ children }: { children: ReactNode }) {
  return <Title title={<span>{children}</span>} preferenceKey={false} />;
}
