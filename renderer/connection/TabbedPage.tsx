import { makeStyles, Spinner, Tab, TabList, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { appError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { pageTexts } from '../../shared/strings/connectionPage.ts';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import type { Connections } from '../start/useConnections.ts';
import { media } from '../theme.ts';
import { contextOf } from './connectionContext.ts';
import type { Refusal } from './useReading.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  tabs: {
    flexShrink: 0,
    padding: '0 12px',
    flexWrap: 'wrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '0 4px' },
  },
  main: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  bar: { padding: '12px 24px 0', [media.narrow]: { padding: '12px 16px 0' } },
  panel: { flexGrow: 1, minHeight: 0, overflowY: 'auto', outlineStyle: 'none' },
  loading: { padding: '40px' },
});

export interface PageTab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly access: MnemonicId;
}

export interface TabbedPageProps<Id extends string> {
  /** Title of the window. */
  readonly name: string;
  readonly header: ReactNode;
  readonly tabsLabel: string;
  readonly tabs: readonly PageTab<Id>[];
  readonly tab: Id;
  readonly onTab: (tab: Id) => void;
  readonly list: Pick<Connections, 'connections' | 'error' | 'readAt'>;
  /** Undefined while the list is read, and where it is not on it. */
  readonly connection: ConnectionView | undefined;
  /** What a choice on the page met. */
  readonly refusal: Refusal | undefined;
  /** A line between the tabs and their panel. */
  readonly notice?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: (connection: ConnectionView) => ReactNode;
}

/** A page of one connection with tabs: reads, or says that there is no such connection, in place of the tab. */
export function TabbedPage<Id extends string>(props: TabbedPageProps<Id>) {
  const { name, header, tabsLabel, tabs, tab, onTab, list, connection, notice, footer, children } = props;
  const styles = useStyles();
  useEffect(() => {
    document.title = pageTexts.windowTitle(name);
  }, [name]);
  const missing =
    list.error ??
    (list.connections !== undefined && connection === undefined
      ? { error: appError('connectionNotFound'), at: list.readAt }
      : undefined);
  const shown = props.refusal ?? (connection === undefined ? missing : undefined);
  return (
    <div className={styles.page}>
      {header}
      <main className={styles.main}>
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          aria-label={tabsLabel}
          onTabSelect={(_event, { value }) => {
            const chosen = tabs.find(({ id }) => id === value);
            if (chosen !== undefined) onTab(chosen.id);
          }}
        >
          {tabs.map(({ id, label, access }) => (
            <Tab key={id} value={id} id={`tab-${id}`} aria-controls="tab-panel" {...accessKey(access)}>
              <AccessText id={access}>{label}</AccessText>
            </Tab>
          ))}
        </TabList>
        {shown !== undefined && (
          <div className={styles.bar}>
            <ErrorPanel
              reveal
              error={shown.error}
              at={shown.at}
              context={connection === undefined ? {} : contextOf(connection)}
            />
          </div>
        )}
        {notice !== undefined && <div className={styles.bar}>{notice}</div>}
        <div className={styles.panel} key={tab} role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
          {connection !== undefined
            ? children(connection)
            : missing === undefined && (
                <Spinner className={styles.loading} size="small" label={pageTexts.loading} />
              )}
        </div>
      </main>
      {footer}
    </div>
  );
}
