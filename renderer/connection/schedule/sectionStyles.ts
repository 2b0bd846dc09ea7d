import { makeStyles, tokens } from '@fluentui/react-components';

/** The parts of the tab Import look alike. */
export const useSectionStyles = makeStyles({
  section: { marginBottom: '24px' },
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  sentence: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  // The switch's and radio's own padding is taken back, so that they stand on the margin.
  flush: { marginLeft: '-8px' },
  means: {
    margin: '0 0 8px',
    paddingLeft: '52px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  reason: { margin: '0 0 8px', paddingLeft: '52px' },
  panel: { marginTop: '8px', marginBottom: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '16px' },
});
