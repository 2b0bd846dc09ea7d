import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSwap16Regular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../../shared/model.ts';
import { moveTexts } from '../../../shared/strings/move.ts';
import { PlainRow } from '../../components/FieldRow.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { whyNoMove } from '../whyNoMove.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

export interface MoveRowProps {
  readonly connection: ConnectionView;
  readonly onMove: (() => void) | undefined;
}

/** The way to another workspace, below where the groups go now. */
export function MoveRow({ connection, onMove }: MoveRowProps) {
  const styles = useStyles();
  if (!connection.syncsHere) return null;
  const why = whyNoMove(connection) ?? (onMove === undefined ? moveTexts.applyFirst : undefined);
  return (
    <PlainRow>
      <div className={styles.row}>
        <Button
          icon={<ArrowSwap16Regular />}
          disabledFocusable={why !== undefined}
          {...accessKey('move')}
          onClick={() => why === undefined && onMove?.()}
        >
          <AccessText id="move">{moveTexts.open}</AccessText>
        </Button>
        {why !== undefined && <span className={styles.note}>{why}</span>}
      </div>
    </PlainRow>
  );
}
