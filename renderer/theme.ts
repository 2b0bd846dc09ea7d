import {
  type GriffelStyle,
  makeStaticStyles,
  type Theme,
  tokens,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { useMedia } from './useMedia.ts';

/** Light or dark as the system says, live. Forced colours are left to the system. */
export function useSystemTheme(): Theme {
  return useMedia('(prefers-color-scheme: dark)') ? webDarkTheme : webLightTheme;
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
  /** The first size of the window, and a little more. */
  usual: '@media (min-width: 880px) and (max-width: 1099px)',
  medium: '@media (min-width: 720px) and (max-width: 879px)',
  narrow: '@media (max-width: 719px)',
  tiny: '@media (max-width: 559px)',
  short: '@media (max-height: 519px)',
  forced: '@media (forced-colors: active)',
} as const;

/** For `useMedia`: the window is narrow, as at 200 % zoom. */
export const narrowQuery = '(max-width: 719px)';

/** For `useMedia`: there is room for more than words. */
export const wideQuery = '(min-width: 1100px)';

/** Commands, queries and log lines, as a box: for `makeStyles`, with a padding of their own. */
export const quoted = {
  border: `1px solid ${tokens.colorNeutralStroke2}`,
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralBackground2,
  fontFamily: tokens.fontFamilyMonospace,
  fontSize: tokens.fontSizeBase200,
  lineHeight: '20px',
  overflowWrap: 'anywhere',
} as const satisfies GriffelStyle;
