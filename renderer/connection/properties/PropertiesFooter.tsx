import { Button, Spinner } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import { propertiesTexts } from '../../../shared/strings/properties.ts';
import { FooterBar, useFooterButtonStyles } from '../../components/FooterBar.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';

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
  const styles = useFooterButtonStyles();
  const { note, saving, canApply, canClose, onOk, onCancel, onApply } = props;
  return (
    <FooterBar
      note={
        <>
          <Info16Regular />
          <span id="properties-note">{note}</span>
        </>
      }
    >
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
    </FooterBar>
  );
}
