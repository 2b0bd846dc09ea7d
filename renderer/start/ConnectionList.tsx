import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../shared/model.ts';
import type { RunView } from '../../shared/runModel.ts';
import { exchangeTexts } from '../../shared/strings/exchange.ts';
import { policyTexts } from '../../shared/strings/policy.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { runOf } from '../connection/connectionState.ts';
import { neediestFirst } from '../connection/need.ts';
import type { PropertyTabId } from '../connection/properties/tabs.ts';
import type { ConnectionTabId } from '../connection/tabs.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePolicy } from '../PolicyProvider.tsx';
import { usePorts } from '../ports.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import type { RefusedConnection } from './StartPage.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    flexWrap: 'wrap',
    gap: '8px 16px',
    marginBottom: '16px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorBrandForeground1,
  },
  lead: { margin: '0 0 16px', color: tokens.colorNeutralForeground2, maxWidth: '600px' },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
});

export interface ConnectionListProps {
  readonly connections: readonly ConnectionView[];
  readonly refused: RefusedConnection | undefined;
  readonly runs: ReadonlyMap<string, RunView>;
  readonly onOpen: (connectionId: string, tab: ConnectionTabId) => void;
  readonly onProperties: (connectionId: string, tab?: PropertyTabId) => void;
  readonly onDelete: (connection: ConnectionView) => void;
  readonly onUpdateSecret: (connection: ConnectionView) => void;
  readonly onMove: (connection: ConnectionView) => void;
  readonly onRecreate: (connection: ConnectionView) => void;
  /** What is known of the connections has changed. */
  readonly onChanged: () => void;
  readonly onAdd: () => void;
  readonly onPractice: () => void;
  readonly onImport: () => void;
}

/** Each connection with its state, and Sync now; first those that need a person. */
export function ConnectionList(props: ConnectionListProps) {
  const { connections, runs, onOpen, onProperties, onDelete, onUpdateSecret, onAdd, onPractice, onImport } =
    props;
  const { refused, onMove, onRecreate, onChanged } = props;
  const styles = useStyles();
  const { now } = usePorts();
  const practiceOff = usePolicy()?.values.DisablePractice === true;
  const restoreFocus = useRestoreFocusTarget();
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{startTexts.listTitle(connections.length)}</h2>
        <div className={styles.buttons}>
          <Button icon={<Add16Regular />} {...accessKey('addOms')} onClick={onAdd}>
            <AccessText id="addOms">{startTexts.add}</AccessText>
          </Button>
          <Button
            disabledFocusable={practiceOff}
            {...(practiceOff ? { title: policyTexts.practiceOff } : {})}
            {...accessKey('practice')}
            onClick={onPractice}
          >
            <AccessText id="practice">{startTexts.practice}</AccessText>
          </Button>
          <Button
            appearance="subtle"
            title={exchangeTexts.openNote}
            {...restoreFocus}
            {...accessKey('importConnection')}
            onClick={onImport}
          >
            <AccessText id="importConnection">{exchangeTexts.open}</AccessText>
          </Button>
        </div>
      </div>
      <p className={styles.lead}>
        {connections.every(({ practice }) => practice) ? startTexts.listLeadPractice : startTexts.listLead}
      </p>
      {neediestFirst(connections, now()).map((connection, place) => (
        <ConnectionCard
          key={connection.connectionId}
          connection={connection}
          run={runOf(runs, connection.connectionId)}
          isFirst={place === 0}
          refused={refused?.connectionId === connection.connectionId ? refused.refusal : undefined}
          onUpdateSecret={() => onUpdateSecret(connection)}
          onMove={() => onMove(connection)}
          onRecreate={() => onRecreate(connection)}
          onChanged={onChanged}
          onOpen={(tab) => onOpen(connection.connectionId, tab)}
          onProperties={(tab) => onProperties(connection.connectionId, tab)}
          onDelete={() => onDelete(connection)}
        />
      ))}
    </>
  );
}
