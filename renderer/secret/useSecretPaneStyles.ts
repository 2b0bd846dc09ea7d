import { makeStyles, tokens } from '@fluentui/react-components';

/** The foot of the panes that lead to a client secret: what happens to it, and the buttons. */
export const useSecretPaneStyles = makeStyles({
  note: {
    margin: '0 0 12px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  buttons: { display: 'flex', justifyContent: 'flex-end', flexWrap: 'wrap', gap: '8px' },
  button: { minWidth: '96px' },
});
