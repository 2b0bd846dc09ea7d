import { makeStyles } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { propertiesTexts } from '../../../shared/strings/properties.ts';
import { startTexts } from '../../../shared/strings/start.ts';
import { AppHeader } from '../../components/AppHeader.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { usePorts } from '../../ports.tsx';
import { useConnections } from '../../start/useConnections.ts';
import { media } from '../../theme.ts';
import { runOf } from '../connectionState.ts';
import { TabbedPage } from '../TabbedPage.tsx';
import { useBackKeys } from '../useBackKeys.ts';
import { useNow } from '../useNow.ts';
import type { Refusal } from '../useReading.ts';
import { useRound } from '../useRound.ts';
import { AzureAdTab } from './AzureAdTab.tsx';
import { CollectionsTab } from './CollectionsTab.tsx';
import { DeleteSection } from './DeleteSection.tsx';
import { GeneralTab } from './GeneralTab.tsx';
import { ImportTab } from './ImportTab.tsx';
import { PropertiesFooter } from './PropertiesFooter.tsx';
import { type PropertyTabId, propertyTabs } from './tabs.ts';
import { useCollectionEdit } from './useCollectionEdit.ts';
import { useDeleteDialog } from './useDeleteDialog.tsx';
import { useSyncPreview } from './useSyncPreview.ts';
import { useUnsaved } from './useUnsaved.ts';

const useStyles = makeStyles({
  // The list of collections takes the height that the window has.
  width: {
    maxWidth: '960px',
    height: '100%',
    boxSizing: 'border-box',
    padding: '20px 24px 24px',
    [media.narrow]: { padding: '12px 16px 16px' },
  },
});

const tabKeys = {
  azureAd: 'tabAzureAd',
  collections: 'tabTarget',
  import: 'tabImport',
  general: 'tabGeneral',
} as const;
const tabs = propertyTabs.map((id) => ({ id, label: propertiesTexts.tabs[id], access: tabKeys[id] }));

export interface PropertiesPageProps {
  readonly connectionId: string;
  readonly tab: PropertyTabId;
  /** What an act on this page met that led away from it and back. */
  readonly refusal: Refusal | undefined;
  /** Changes when the connection has to be read anew. */
  readonly stale: number;
  readonly onBack: () => void;
  /** The connection is deleted, and this page is of nothing any more. */
  readonly onDeleted: () => void;
  readonly onUpdateSecret: (connection: ConnectionView) => void;
  /** Leaves the page for the wizard that moves the connection. */
  readonly onMove: (connection: ConnectionView) => void;
}

/** OMS Connection Properties: a sheet with tabs, OK, Cancel and Apply. Opening it pauses nothing. */
export function PropertiesPage(props: PropertiesPageProps) {
  const { connectionId, tab: first, stale, onBack, onDeleted, onUpdateSecret, onMove } = props;
  const styles = useStyles();
  const { api } = usePorts();
  const list = useConnections(stale);
  const time = useNow();
  const [tab, setTab] = useState<PropertyTabId>(first);
  const [round, nextRound] = useRound(connectionId);
  const [asks, setAsks] = useState<'leave' | 'close' | 'delete'>();
  const deletion = useDeleteDialog(list.runs, onDeleted);
  const listed = list.connections?.find((one) => one.connectionId === connectionId);
  // While it is being deleted it leaves the list, and the page stays until its dialog has gone.
  const connection = listed ?? deletion.about;
  const editing = useCollectionEdit(connection);
  const preview = useSyncPreview(connectionId, editing.edited, round);
  const run = runOf(list.runs, connectionId);
  const { change, isChanged, isWhole, saving } = editing;
  const name =
    connection === undefined ? startTexts.product : propertiesTexts.title(connection.workspace.name);

  const leave = () => {
    if (asks !== undefined || saving) return;
    if (isChanged) setAsks('leave');
    else onBack();
  };
  useBackKeys(leave);
  useUnsaved(isChanged, () => setAsks((before) => (before === 'delete' ? before : 'close')));
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

  const readAgain = () => {
    list.readAgain();
    nextRound();
  };
  const stay = { label: propertiesTexts.stay, access: 'stay' } as const;
  return (
    <>
      <TabbedPage
        name={name}
        header={
          <AppHeader
            over={startTexts.product}
            name={name}
            practice={connection?.practice === true}
            takesFocus
          />
        }
        tabsLabel={propertiesTexts.tabsLabel}
        tabs={tabs}
        tab={tab}
        onTab={setTab}
        list={list}
        connection={connection}
        refusal={editing.refusal ?? props.refusal}
        notice={
          connection?.syncsHere === false ? (
            <StatusLine status="note">{propertiesTexts.onlyAccount(connection.syncAccount)}</StatusLine>
          ) : undefined
        }
        footer={
          <PropertiesFooter
            note={tab === 'collections' || editing.hasNews ? editing.note : propertiesTexts.atOnce}
            saving={saving}
            canApply={isChanged && isWhole}
            canClose={isWhole || !isChanged}
            onOk={() => submit(true)}
            onCancel={leave}
            onApply={() => submit(false)}
          />
        }
      >
        {(shown) => (
          <div className={styles.width}>
            {tab === 'azureAd' ? (
              <AzureAdTab
                // What was found of the secret before is not said of a new one.
                key={stale}
                connection={shown}
                time={time}
                onVerified={list.readAgain}
                onUpdateSecret={() => onUpdateSecret(shown)}
              />
            ) : tab === 'collections' ? (
              <CollectionsTab
                connection={shown}
                edited={editing.edited}
                canEdit={shown.syncsHere && !saving}
                onEdit={editing.edit}
                preview={preview}
                isRunning={run?.state === 'running'}
                onMove={isChanged ? undefined : () => onMove(shown)}
              />
            ) : tab === 'import' ? (
              <ImportTab connection={shown} run={run} time={time} round={round} onChanged={readAgain} />
            ) : (
              <GeneralTab connection={shown} time={time} onChanged={list.readAgain}>
                <DeleteSection connection={shown} onDelete={() => deletion.ask(shown)} />
              </GeneralTab>
            )}
          </div>
        )}
      </TabbedPage>
      <ConfirmDialog
        open={asks === 'leave' || asks === 'close'}
        title={propertiesTexts.leaveTitle}
        body={propertiesTexts.leaveBody}
        acts={[
          stay,
          {
            label: propertiesTexts.discard,
            access: 'discard',
            afterGone: asks === 'close' ? () => void api.closeWindow({}) : onBack,
          },
        ]}
        onClose={() => setAsks(undefined)}
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
            afterGone: () => void save(),
          },
        ]}
        onClose={() => setAsks(undefined)}
      />
      {deletion.dialog}
    </>
  );
}
