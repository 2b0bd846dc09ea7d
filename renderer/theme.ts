import { makeStaticStyles, type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

const darkQuery = '(prefers-color-scheme: dark)';

function listen(onChange: () => void): () => void {
  const query = window.matchMedia(darkQuery);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Light or dark as the system says, live. Forced colours are left to the system. */
export function useSystemTheme(): Theme {
  const isDark = useSyncExternalStore(listen, () => window.matchMedia(darkQuery).matches);
  return isDark ? webDarkTheme : webLightTheme;
}

export const usePageStyles = makeStaticStyles([
  { 'html, body, #root': { height: '100%', margin: '0' }, body: { overflow: 'hidden' } },
  // A link that acts is a button to the system, which would take its underline away.
  '@media (forced-colors: active) { button.fui-Link { text-decoration-line: underline; } }',
  ':root[data-alt] .oms-access { text-decoration-line: underline; text-underline-offset: 2px; }',
  // The spinner stays, since it says that something goes on; the bar jumps instead of sliding.
  '@media (prefers-reduced-motion: reduce) { .fui-ProgressBar__bar { transition-duration: 0.01ms; } }',
]);

/**
 * Widths at which the layout changes. Griffel sorts media queries as text, so the ranges are closed:
 * otherwise the query for 879 would beat the one for 719.
 */
export const media = {
  medium: '@media (min-width: 720px) and (max-width: 879px)',
  narrow: '@media (max-width: 719px)',
  tiny: '@media (max-width: 559px)',
  short: '@media (max-height: 519px)',
  forced: '@media (forced-colors: active)',
} as const;
