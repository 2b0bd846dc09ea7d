import { Dialog, DialogSurface } from '@fluentui/react-components';
import { useLayoutEffect, useRef } from 'react';
import { FocusReturn } from '../components/FocusReturn.tsx';
import { ProxyForm, type ProxyFormProps } from './ProxyForm.tsx';

export interface ProxyDialogProps extends ProxyFormProps {
  readonly open: boolean;
  /** The dialog has wholly gone. */
  readonly onGone: () => void;
}

/** Lies over whatever page or pane is open, and gives the focus back to it. */
export function ProxyDialog({ open, onGone, ...form }: ProxyDialogProps) {
  const before = useRef<Element>(null);
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement;
  }, [open]);
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_event, data) => !data.open && form.onCancel()}>
      <DialogSurface>
        <FocusReturn to={before} onGone={onGone} />
        <ProxyForm key={form.question.questionId} {...form} />
      </DialogSurface>
    </Dialog>
  );
}
