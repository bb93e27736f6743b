import { palette } from './palette.js';

/** Two houses that overlap: one looks into the other. The name is text, so that it scales and is read aloud. */
export function Wordmark({ onDark = false, compact = false }: { onDark?: boolean; compact?: boolean }) {
  const line = onDark ? '#ffffff' : palette.harbourDark;
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
      <svg width="30" height="26" viewBox="0 0 30 26" aria-hidden="true" focusable="false">
        <path d="M2 24V11l6.5-6L15 11v13z" fill="none" stroke={line} strokeWidth="2.4" strokeLinejoin="round" />
        <path d="M12 24V13l8-8 8 8v11z" fill="none" stroke={onDark ? palette.amber : '#b8681a'} strokeWidth="2.4" strokeLinejoin="round" />
      </svg>
      <span
        style={{
          fontFamily: 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Liberation Serif", Georgia, serif',
          fontWeight: 700,
          fontSize: compact ? '1.05rem' : '1.25rem',
          letterSpacing: '0.01em',
          color: onDark ? '#ffffff' : palette.harbourDark,
        }}
      >
        Peerpolis
      </span>
    </span>
  );
}
