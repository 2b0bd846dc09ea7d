import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Delete16Regular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../../shared/model.ts';
import { deleteTexts } from '../../../shared/strings/deleteConnection.ts';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';

const useStyles = makeStyles({
  title: {
    margin: '24px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  end: { paddingBottom: '24px' },
});

export interface DeleteSectionProps {
  readonly connection: ConnectionView;
  readonly onDelete: () => void;
}

/** The way out, at the end of General. */
export function DeleteSection({ connection, onDelete }: DeleteSectionProps) {
  const styles = useStyles();
  return (
    <section className={styles.end}>
      <h2 className={styles.title}>{deleteTexts.sectionTitle}</h2>
      <p className={styles.body}>{deleteTexts.section}</p>
      <Button
        icon={<Delete16Regular />}
        disabledFocusable={!connection.syncsHere}
        {...accessKey('deleteConnection')}
        onClick={onDelete}
      >
        <AccessText id="deleteConnection">{deleteTexts.open}</AccessText>
      </Button>
    </section>
  );
}
