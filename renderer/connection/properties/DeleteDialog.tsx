import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { deleteTexts } from '../../../shared/strings/deleteConnection.ts';
import { ConfirmDialog, type DialogAct } from '../../components/ConfirmDialog.tsx';
import { CopyLink } from '../../components/CopyLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { contextOf } from '../connectionState.ts';
import { type DeleteGroups, useDelete } from './useDelete.ts';

const useStyles = makeStyles({
  more: { marginTop: '12px' },
  means: {
    margin: '12px 0 0',
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: '0 0 8px' },
  },
  left: { margin: '12px 0 4px' },
  tag: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    marginRight: '8px',
  },
});

export interface DeleteDialogProps {
  readonly open: boolean;
  /** As it was when it was asked about: while it is being deleted it leaves the list. */
  readonly connection: ConnectionView;
  readonly isRunning: boolean;
  readonly onClose: () => void;
  /** The dialog has gone, and the connection with it. */
  readonly onDeleted: () => void;
}

/**
 * Asks what goes with the connection, then shows how deleting it goes. Where Azure does not answer it says what would
 * be left there, and lets the person go on without.
 */
export function DeleteDialog({ open, connection, isRunning, onClose, onDeleted }: DeleteDialogProps) {
  const styles = useStyles();
  const { connectionId, site, workspace, collections } = connection;
  const closesWith = useRef<() => void>(undefined);
  const deletion = useDelete(connectionId, () => {
    closesWith.current = onDeleted;
    onClose();
  });
  const { phase, progress } = deletion;
  const close = () => {
    if (phase.kind !== 'working') onClose();
  };
  const act = (label: string, access: DialogAct['access'], groups: DeleteGroups): DialogAct => ({
    label,
    access,
    onChoose: () => void deletion.start(groups),
  });
  const stay: DialogAct = { label: deleteTexts.stay, access: 'keep', onChoose: close };
  const acts = (): readonly [DialogAct, ...DialogAct[]] => {
    if (phase.kind === 'working') {
      return [{ label: deleteTexts.stop, access: 'stopDeleting', onChoose: () => void deletion.stop() }];
    }
    if (phase.kind === 'asking') {
      return [
        stay,
        act(deleteTexts.keepGroups, 'deleteKeeping', 'keep'),
        act(deleteTexts.withGroups, 'deleteWith', 'delete'),
      ];
    }
    const again = act(deleteTexts.tryAgain, 'deleteAgain', phase.groups);
    return phase.groups === 'keep'
      ? [stay, again]
      : [stay, again, act(deleteTexts.hereOnly, 'deleteHere', 'keep')];
  };
  return (
    <ConfirmDialog
      open={open}
      title={
        phase.kind === 'failed' ? deleteTexts.failedTitle(workspace.name) : deleteTexts.title(workspace.name)
      }
      body={phase.kind === 'asking' ? deleteTexts.body(site.siteCode) : ''}
      acts={acts()}
      onClose={close}
      onGone={() => {
        deletion.reset();
        const then = closesWith.current;
        closesWith.current = undefined;
        then?.();
      }}
    >
      {phase.kind === 'asking' && (
        <>
          {isRunning && (
            <div className={styles.more}>
              <StatusLine status="note">{deleteTexts.running}</StatusLine>
            </div>
          )}
          <dl className={styles.means}>
            <dt>{deleteTexts.keepGroups}</dt>
            <dd>{deleteTexts.keepMeans(workspace.name)}</dd>
            <dt>{deleteTexts.withGroups}</dt>
            <dd>{deleteTexts.withMeans(collections.length, workspace.name)}</dd>
          </dl>
        </>
      )}
      {phase.kind === 'working' && (
        <div role="status">
          <Spinner
            size="small"
            label={
              progress === undefined
                ? deleteTexts.working(workspace.name)
                : deleteTexts.workingGroups(progress.deleted, progress.total)
            }
          />
        </div>
      )}
      {phase.kind === 'failed' && (
        <>
          <ErrorPanel reveal error={phase.error} at={phase.at} context={contextOf(connection)} />
          {phase.groups === 'delete' && <LeftBehind connection={connection} />}
        </>
      )}
    </ConfirmDialog>
  );
}

/** Where somebody finds the groups that would stay, without this app. */
function LeftBehind({ connection }: { readonly connection: ConnectionView }) {
  const styles = useStyles();
  const { connectionId, site, workspace } = connection;
  const prefix = `configmgr_${site.siteCode.toLowerCase()}_`;
  const tag = `Connection=${connectionId}`;
  return (
    <>
      <p className={styles.left}>
        {deleteTexts.leftBehind(workspace.name, prefix, `_${connectionId.slice(0, 6)}`)}
      </p>
      <div>
        {deleteTexts.tag} <span className={styles.tag}>{tag}</span>
        <CopyLink inline text={() => tag}>
          {deleteTexts.copyTag}
        </CopyLink>
      </div>
    </>
  );
}
