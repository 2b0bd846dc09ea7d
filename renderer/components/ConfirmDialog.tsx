import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  /** The act that was asked for. */
  readonly confirm: string;
  /** The safe choice; it has the focus. */
  readonly stay: string;
  readonly onConfirm: () => void;
  readonly onStay: () => void;
}

/** Asks once, says what stays changed, and leaves the safe choice under the Enter key. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  // Escape opens it from any field, so the focus goes back to wherever it was, not to a certain button.
  const before = useRef<Element>(null);
  useLayoutEffect(() => {
    if (props.open) before.current = document.activeElement;
  }, [props.open]);
  return (
    <Dialog open={props.open} modalType="alert" onOpenChange={(_event, data) => !data.open && props.onStay()}>
      <DialogSurface>
        <FocusReturn to={before} />
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent>{props.body}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={props.onStay}>
              {props.stay}
            </Button>
            <Button onClick={props.onConfirm}>{props.confirm}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Is taken out when the dialog has wholly gone; before that the dialog would hold the focus. */
function FocusReturn({ to }: { readonly to: RefObject<Element | null> }) {
  useEffect(
    () => () => {
      if (to.current instanceof HTMLElement) to.current.focus();
    },
    [to],
  );
  return null;
}
