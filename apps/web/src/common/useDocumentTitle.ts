import { useEffect } from 'react';

/** Names the browser's tab on pages outside the frame. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Peerpolis`;
  }, [title]);
}
