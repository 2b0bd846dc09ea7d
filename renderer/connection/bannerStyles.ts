import { makeStyles, tokens } from '@fluentui/react-components';
import { media } from '../theme.ts';

/** A framed word about a connection that a person has to act on, with its icon at the left. */
export const useBannerStyles = makeStyles({
  banner: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    gap: '4px 12px',
    padding: '16px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeftWidth: '4px',
    borderRadius: tokens.borderRadiusMedium,
  },
  stopped: { borderLeftColor: tokens.colorStatusDangerBorderActive },
  attention: { borderLeftColor: tokens.colorStatusWarningBorderActive },
  note: { borderLeftColor: tokens.colorNeutralStrokeAccessible },
  withButton: {
    gridTemplateColumns: '16px minmax(0, 1fr) max-content',
    alignItems: 'center',
    [media.narrow]: { gridTemplateColumns: '16px minmax(0, 1fr)' },
  },
  icon: { alignSelf: 'start', height: '22px', display: 'inline-flex', alignItems: 'center' },
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  sentence: { margin: 0, overflowWrap: 'anywhere' },
  button: { whiteSpace: 'nowrap', [media.narrow]: { gridColumn: 2, justifySelf: 'start' } },
});
