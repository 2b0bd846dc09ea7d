import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { Warning20Filled } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { AppInfo } from '../../shared/model.ts';
import type { HowToId } from '../../shared/strings/howTo.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { HowToPane } from '../components/HowToPane.tsx';
import { usePorts } from '../ports.tsx';
import { media } from '../theme.ts';
import { ConnectionList } from './ConnectionList.tsx';
import { EmptyStart } from './EmptyStart.tsx';
import { useConnections } from './useConnections.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  content: {
    flexGrow: 1,
    overflowY: 'auto',
    padding: '40px 24px 24px',
    backgroundColor: tokens.colorNeutralBackground1,
    [media.narrow]: { padding: '16px' },
    [media.short]: { padding: '16px' },
  },
  width: { maxWidth: '720px', margin: '0 auto' },
  bar: { marginBottom: '16px' },
  footer: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '16px',
    padding: '12px 24px',
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '8px 16px' },
  },
});

export interface StartPageProps {
  readonly takesFocus: boolean;
  readonly onAdd: () => void;
  readonly onPractice: () => void;
}

const prerequisites: readonly HowToId[] = ['register', 'secret', 'role'];

/** Without a connection: what this is and how to begin. With some: how they are. */
export function StartPage({ takesFocus, onAdd, onPractice }: StartPageProps) {
  const styles = useStyles();
  const { api } = usePorts();
  const [info, setInfo] = useState<AppInfo>();
  const [howTo, setHowTo] = useState<readonly HowToId[]>([]);
  const list = useConnections();

  useEffect(() => {
    document.title = startTexts.product;
    let isCurrent = true;
    void api.getAppInfo({}).then((answer) => isCurrent && answer.ok && setInfo(answer.value));
    return () => {
      isCurrent = false;
    };
  }, [api]);

  return (
    <div className={styles.page}>
      <AppHeader
        over={startTexts.tagline}
        name={startTexts.product}
        practice={false}
        takesFocus={takesFocus}
      />
      <main className={styles.content}>
        <div className={styles.width}>
          {info?.secretStorage === 'memory' && (
            <MessageBar className={styles.bar} intent="warning" layout="multiline" icon={<Warning20Filled />}>
              <MessageBarBody>
                <MessageBarTitle>{startTexts.memoryOnlyTitle}</MessageBarTitle>
                <br />
                {startTexts.memoryOnly}
              </MessageBarBody>
            </MessageBar>
          )}
          {list.error !== undefined && (
            <div className={styles.bar}>
              <ErrorPanel error={list.error.error} at={list.error.at} context={{}} />
            </div>
          )}
          {list.connections === undefined && list.error === undefined && (
            <Spinner size="small" label={startTexts.loading} />
          )}
          {list.connections !== undefined &&
            (list.connections.length === 0 ? (
              <EmptyStart onAdd={onAdd} onPractice={onPractice} onHowTo={() => setHowTo(prerequisites)} />
            ) : (
              <ConnectionList
                connections={list.connections}
                runs={list.runs}
                onAdd={onAdd}
                onPractice={onPractice}
              />
            ))}
        </div>
      </main>
      <footer className={styles.footer}>
        <span>{startTexts.noTelemetry}</span>
        <span>{info !== undefined && startTexts.version(info.version)}</span>
      </footer>
      <HowToPane ids={howTo} context={{}} onClose={() => setHowTo([])} />
    </div>
  );
}
