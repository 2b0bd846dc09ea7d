import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { wizardTaskTexts } from '../../shared/strings/move.ts';
import { cancelTexts } from '../../shared/strings/pages.ts';
import { ConfirmDialog, type DialogAct } from '../components/ConfirmDialog.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { isSaved } from './derive.ts';
import { groupCounts } from './runProgress.ts';
import type { DraftKeeper } from './useKeptDraft.ts';
import { useWizard } from './wizardContext.ts';

export interface LeaveDialogProps {
  readonly open: boolean;
  readonly keeper: DraftKeeper;
  /** False where a draft that is worth more is kept already. */
  readonly canKeep: boolean;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Asks what becomes of what was typed. */
export function LeaveDialog({ open, keeper, canKeep, onLeave, onStay }: LeaveDialogProps) {
  const { state } = useWizard();
  const [refused, setRefused] = useState<AppError>();
  const keep = async () => {
    const answer = await keeper.keep();
    if (answer.ok) onStay();
    else setRefused(answer.error);
  };
  const discard = async () => {
    if (canKeep) await keeper.discard();
    onStay();
  };
  const stay: DialogAct = { label: cancelTexts.stay, access: 'stay' };
  const drop: DialogAct = {
    label: cancelTexts.discard,
    access: 'discard',
    onChoose: () => void discard(),
    afterGone: onLeave,
  };
  const hold: DialogAct = {
    label: cancelTexts.keep,
    access: 'keep',
    onChoose: () => void keep(),
    afterGone: onLeave,
  };
  return (
    <ConfirmDialog
      open={open}
      title={cancelTexts.title}
      body={
        state.task.kind !== 'add'
          ? cancelTexts.bodyOfTask
          : canKeep
            ? cancelTexts.body
            : cancelTexts.bodyNotKept
      }
      acts={canKeep ? [stay, hold, drop] : [stay, drop]}
      onClose={onStay}
    >
      {refused !== undefined && (
        <div role="alert">
          <StatusLine status="stopped">
            {`${errorText(refused).title}. ${errorText(refused).action}`}
          </StatusLine>
        </div>
      )}
    </ConfirmDialog>
  );
}

export interface CancelRunDialogProps {
  readonly open: boolean;
  readonly onCancelRun: () => void;
  readonly onStay: () => void;
}

/** Says what stays when a run is cancelled now. */
export function CancelRunDialog({ open, onCancelRun, onStay }: CancelRunDialogProps) {
  const { state } = useWizard();
  const body =
    state.run !== undefined && isSaved(state)
      ? cancelTexts.runBodySaved(groupCounts(state.run).written)
      : cancelTexts.runBodyNotSaved;
  return (
    <ConfirmDialog
      open={open}
      title={wizardTaskTexts[state.task.kind].cancelTitle}
      body={body}
      acts={[
        { label: cancelTexts.runStay, access: 'letRun' },
        { label: cancelTexts.runCancel, access: 'cancel', onChoose: onCancelRun },
      ]}
      onClose={onStay}
    />
  );
}
