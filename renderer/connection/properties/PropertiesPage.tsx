import { makeStyles, Spinner, Tab, TabList, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { appError } from '../../../shared/errors.ts';
import { pageTexts } from '../../../shared/strings/connectionPage.ts';
import { propertiesTexts } from '../../../shared/strings/properties.ts';
import { startTexts } from '../../../shared/strings/start.ts';
import { AppHeader } from '../../components/AppHeader.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { useConnections } from '../../start/useConnections.ts';
import { media } from '../../theme.ts';
import { contextOf } from '../connectionState.ts';
import { useBackKeys } from '../useBackKeys.ts';
import { useNow } from '../useNow.ts';
import { AzureAdTab } from './AzureAdTab.tsx';
import { CollectionsTab } from './CollectionsTab.tsx';
import { DeleteSection } from './DeleteSection.tsx';
import { GeneralTab } from './GeneralTab.tsx';
import { PropertiesFooter } from './PropertiesFooter.tsx';
import { type PropertyTabId, propertyTabs } from './tabs.ts';
import { useCollectionEdit } from './useCollectionEdit.ts';
import { useDeleteDialog } from './useDeleteDialog.tsx';

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
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '0 4px' },
  },
  main: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  bar: { padding: '12px 24px 0', [media.narrow]: { padding: '12px 16px 0' } },
  panel: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: '20px 24px 24px',
    outlineStyle: 'none',
    [media.narrow]: { padding: '12px 16px 16px' },
  },
  width: { maxWidth: '912px', height: '100%' },
  loading: { padding: '40px' },
});

const tabKeys = { azureAd: 'tabAzureAd', collections: 'tabTarget', general: 'tabGeneral' } as const;

export interface PropertiesPageProps {
  readonly connectionId: string;
  readonly onBack: () => void;
  /** The connection is deleted, and this page is of nothing any more. */
  readonly onDeleted: () => void;
}

/** OMS Connection Properties: a sheet with tabs, OK, Cancel and Apply. Opening it pauses nothing. */
export function PropertiesPage({ connectionId, onBack, onDeleted }: PropertiesPageProps) {
  const styles = useStyles();
  const list = useConnections(0);
  const time = useNow();
  const [tab, setTab] = useState<PropertyTabId>('azureAd');
  const [asks, setAsks] = useState<'leave' | 'delete'>();
  const deletion = useDeleteDialog(list.runs, onDeleted);
  const listed = list.connections?.find((one) => one.connectionId === connectionId);
  // While it is being deleted it leaves the list, and the page stays until its dialog has gone.
  const connection = listed ?? deletion.about;
  const editing = useCollectionEdit(connection);
  const { change, isChanged, isWhole, saving } = editing;
  const name =
    connection === undefined ? startTexts.product : propertiesTexts.title(connection.workspace.name);
  useEffect(() => {
    document.title = pageTexts.windowTitle(name);
  }, [name]);

  /** What follows once a dialog has wholly gone. */
  const answered = useRef<() => void>(undefined);
  const answer = (act?: () => void) => {
    answered.current = act;
    setAsks(undefined);
  };
  const gone = () => {
    const act = answered.current;
    answered.current = undefined;
    act?.();
  };
  const leave = () => {
    if (asks !== undefined || saving) return;
    if (isChanged) setAsks('leave');
    else onBack();
  };
  useBackKeys(leave);
  const closes = useRef(false);
  const save = async () => {
    if ((await editing.save()) && closes.current) onBack();
  };
  const submit = (thenCloses: boolean) => {
    closes.current = thenCloses;
    if (!isChanged) {
      if (thenCloses) onBack();
    } else if (change.removed.length > 0) setAsks('delete');
    else void save();
  };

  const missing =
    list.error ??
    (list.connections !== undefined && connection === undefined
      ? { error: appError('connectionNotFound'), at: list.readAt }
      : undefined);
  const shown = editing.refusal ?? (connection === undefined ? missing : undefined);
  const stay = { label: propertiesTexts.stay, access: 'stay', onChoose: () => answer() } as const;
  return (
    <div className={styles.page}>
      <AppHeader over={startTexts.product} name={name} practice={connection?.practice === true} takesFocus />
      <main className={styles.main}>
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          aria-label={propertiesTexts.tabsLabel}
          onTabSelect={(_event, { value }) => setTab(propertyTabs.find((one) => one === value) ?? 'azureAd')}
        >
          {propertyTabs.map((id) => (
            <Tab key={id} value={id} id={`tab-${id}`} aria-controls="tab-panel" {...accessKey(tabKeys[id])}>
              <AccessText id={tabKeys[id]}>{propertiesTexts.tabs[id]}</AccessText>
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
        {connection?.syncsHere === false && (
          <div className={styles.bar}>
            <StatusLine status="note">{propertiesTexts.onlyAccount(connection.syncAccount)}</StatusLine>
          </div>
        )}
        <div className={styles.panel} key={tab} role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
          <div className={styles.width}>
            {connection === undefined ? (
              missing === undefined && (
                <Spinner className={styles.loading} size="small" label={pageTexts.loading} />
              )
            ) : tab === 'azureAd' ? (
              <AzureAdTab connection={connection} time={time} onVerified={list.readAgain} />
            ) : tab === 'collections' ? (
              <CollectionsTab
                connection={connection}
                edited={editing.edited}
                canEdit={connection.syncsHere && !saving}
                onEdit={editing.edit}
              />
            ) : (
              <GeneralTab connection={connection} time={time}>
                <DeleteSection connection={connection} onDelete={() => deletion.ask(connection)} />
              </GeneralTab>
            )}
          </div>
        </div>
      </main>
      <PropertiesFooter
        note={editing.note}
        saving={saving}
        canApply={isChanged && isWhole}
        canClose={isWhole || !isChanged}
        onOk={() => submit(true)}
        onCancel={leave}
        onApply={() => submit(false)}
      />
      <ConfirmDialog
        open={asks === 'leave'}
        title={propertiesTexts.leaveTitle}
        body={propertiesTexts.leaveBody}
        acts={[stay, { label: propertiesTexts.discard, access: 'discard', onChoose: () => answer(onBack) }]}
        onClose={() => answer()}
        onGone={gone}
      />
      <ConfirmDialog
        open={asks === 'delete'}
        title={propertiesTexts.deleteTitle(change.removed.length)}
        body={propertiesTexts.deleteBody(
          change.removed.map((one) => one.name),
          connection?.workspace.name ?? '',
        )}
        acts={[
          stay,
          {
            label: propertiesTexts.deleteAct(change.removed.length),
            access: 'deleteGroups',
            onChoose: () => answer(() => void save()),
          },
        ]}
        onClose={() => answer()}
        onGone={gone}
      />
      {deletion.dialog}
    </div>
  );
}
