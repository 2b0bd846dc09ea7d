import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { FocusReturn } from './FocusReturn.tsx';

const useStyles = makeStyles({
  // As wide as the dialog: the buttons stand in a row while they fit.
  acts: { gridColumnStart: '1', justifySelf: 'stretch', flexWrap: 'wrap', justifyContent: 'flex-end' },
  act: { whiteSpace: 'nowrap' },
});

export interface DialogAct {
  readonly label: string;
  readonly access: MnemonicId;
  /** At once. Left out, the choice closes the dialog as Escape does. */
  readonly onChoose?: () => void;
  /**
   * Once the dialog has wholly gone, by whatever `onChoose` has set going. What takes the whole screen away belongs
   * here: a dialog that is taken out while it is open leaves the rest hidden from screen readers.
   */
  readonly afterGone?: () => void;
}

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  /** The first one is the safe choice: it has the focus, and Enter is it. */
  readonly acts: readonly [DialogAct, ...DialogAct[]];
  /** Escape: as if the question had not been asked. */
  readonly onClose: () => void;
  /** The dialog has wholly gone, whatever was chosen. */
  readonly onGone?: () => void;
  /** Below the question, such as why an act did not work. */
  readonly children?: ReactNode;
}

/** Asks once, says what stays changed, and leaves the safe choice under the Enter key. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const styles = useStyles();
  const { open, title, body, acts, onClose, onGone, children } = props;
  // Escape opens it from any field, so the focus goes back to wherever it was, not to a certain button.
  const before = useRef<Element>(null);
  const first = useRef<HTMLButtonElement>(null);
  const takeFirst = (element: HTMLButtonElement | null) => {
    first.current = element;
  };
  const follows = useRef<() => void>(undefined);
  const close = () => {
    follows.current = undefined;
    onClose();
  };
  const choose = ({ onChoose, afterGone }: DialogAct) => {
    follows.current = afterGone;
    (onChoose ?? onClose)();
  };
  const gone = () => {
    const act = follows.current;
    follows.current = undefined;
    onGone?.();
    act?.();
  };
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement;
  }, [open]);
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_event, data) => !data.open && close()}>
      <DialogSurface>
        <FocusReturn to={before} onGone={gone} />
        <FocusFirst button={first} label={acts[0].label} />
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {body}
            {children}
          </DialogContent>
          <DialogActions className={styles.acts}>
            {acts.map((act, position) => (
              <Button
                key={act.label}
                ref={position === 0 ? takeFirst : null}
                className={styles.act}
                {...accessKey(act.access)}
                appearance={position === 0 ? 'primary' : 'secondary'}
                onClick={() => choose(act)}
              >
                <AccessText id={act.access}>{act.label}</AccessText>
              </Button>
            ))}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** A question that becomes another one, or the wait for its answer: the focus goes to the safe choice again. */
function FocusFirst({
  button,
  label,
}: {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly label: string;
}) {
  const told = useRef(label);
  useEffect(() => {
    if (told.current === label) return;
    told.current = label;
    button.current?.focus();
  }, [button, label]);
  return null;
}
