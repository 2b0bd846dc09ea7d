import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import { propertiesTexts } from '../../../shared/strings/properties.ts';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { media } from '../../theme.ts';

const useStyles = makeStyles({
  footer: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '16px',
    minHeight: '56px',
    boxSizing: 'border-box',
    flexShrink: 0,
    padding: '11px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { flexDirection: 'column', alignItems: 'stretch', gap: '4px', padding: '7px 16px' },
    [media.short]: { padding: '7px 16px' },
  },
  note: {
    display: 'flex',
    gap: '8px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    '& svg': { flexShrink: 0 },
  },
  buttons: { display: 'flex', gap: '8px', marginLeft: 'auto', flexWrap: 'wrap', justifyContent: 'flex-end' },
  button: { minWidth: '96px' },
});

export interface PropertiesFooterProps {
  readonly note: string;
  readonly saving: boolean;
  readonly canApply: boolean;
  /** False: what is on the page cannot be saved as it is. */
  readonly canClose: boolean;
  readonly onOk: () => void;
  readonly onCancel: () => void;
  readonly onApply: () => void;
}

/** OK, Cancel, Apply; and what Apply would do. */
export function PropertiesFooter(props: PropertiesFooterProps) {
  const styles = useStyles();
  const { note, saving, canApply, canClose, onOk, onCancel, onApply } = props;
  return (
    <footer className={styles.footer}>
      <div className={styles.note} role="status">
        <Info16Regular />
        <span id="properties-note">{note}</span>
      </div>
      <div className={styles.buttons}>
        <Button
          className={styles.button}
          appearance="primary"
          icon={saving ? <Spinner size="extra-tiny" appearance="inverted" /> : null}
          disabledFocusable={saving || !canClose}
          aria-describedby="properties-note"
          {...accessKey('ok')}
          onClick={onOk}
        >
          <AccessText id="ok">{propertiesTexts.ok}</AccessText>
        </Button>
        <Button className={styles.button} {...accessKey('cancel', 'Escape')} onClick={onCancel}>
          <AccessText id="cancel">{propertiesTexts.cancel}</AccessText>
        </Button>
        <Button
          className={styles.button}
          disabledFocusable={saving || !canApply}
          aria-describedby="properties-note"
          {...accessKey('apply')}
          onClick={onApply}
        >
          <AccessText id="apply">{propertiesTexts.apply}</AccessText>
        </Button>
      </div>
    </footer>
  );
}
