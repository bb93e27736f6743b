import { useEffect, type RefObject } from 'react';

/** The browser's tab says what the page's h1 says, whoever wrote it (our pages or react-admin's). */
export function usePageTitle(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const heading = container.current?.querySelector('h1');
    if (!heading) return;
    const copy = () => {
      const text = heading.textContent?.trim();
      document.title = text ? `${text} · Peerpolis` : 'Peerpolis';
    };
    copy();
    const observer = new MutationObserver(copy);
    observer.observe(heading, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [container]);
}
