import { Field, type FieldProps, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircle12Filled, Info12Regular, Warning12Filled } from '@fluentui/react-icons';
import { cloneElement, isValidElement, type ReactNode } from 'react';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media } from '../theme.ts';

export const useRowStyles = makeStyles({
  row: {
    gridTemplateColumns: '216px minmax(0, 1fr)',
    marginBottom: '12px',
    [media.medium]: { gridTemplateColumns: '184px minmax(0, 1fr)' },
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: {
    paddingTop: '6px',
    paddingBottom: 0,
    paddingRight: '12px',
    [media.narrow]: { paddingTop: 0, paddingBottom: '2px' },
  },
  // Two lines start 2 above the box, so that both centre on it.
  twoLines: { paddingTop: 0, marginTop: '-2px', [media.narrow]: { marginTop: 0 } },
  first: { display: 'block' },
  today: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  plain: {
    display: 'grid',
    gridTemplateColumns: '216px minmax(0, 1fr)',
    marginBottom: '12px',
    [media.medium]: { gridTemplateColumns: '184px minmax(0, 1fr)' },
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  second: { gridColumn: 2, minWidth: 0, [media.narrow]: { gridColumn: 1 } },
});

export interface FieldMessage {
  readonly text: string;
  readonly severity: 'stop' | 'warning' | 'note';
}

const icons = {
  stop: <ErrorCircle12Filled />,
  warning: <Warning12Filled />,
  note: <Info12Regular />,
} as const;
const validation = { stop: 'error', warning: 'warning', note: 'none' } as const;

export interface FieldRowProps {
  readonly label: string;
  readonly today?: string | undefined;
  readonly message?: FieldMessage | undefined;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  /** The label above its control, for panes. */
  readonly stacked?: boolean;
  /** The letter that leads to the control. */
  readonly access?: MnemonicId;
  /** The control, or a function that is given the control's ids when it is not the only thing in the cell. */
  readonly children: NonNullable<FieldProps['children']>;
}

/** Label with today's name below it at the left, the control and its remarks at the right. */
export function FieldRow(props: FieldRowProps) {
  const { label, today, message, hint, required = false, stacked = false, access, children } = props;
  const styles = useRowStyles();
  const keys = access === undefined ? undefined : accessKey(access);
  const shortcuts = keys === undefined ? {} : { 'aria-keyshortcuts': keys['aria-keyshortcuts'] };
  const remarks: Partial<FieldProps> =
    message === undefined
      ? {}
      : {
          validationState: validation[message.severity],
          validationMessage: message.text,
          validationMessageIcon: icons[message.severity],
        };
  return (
    <Field
      className={stacked ? undefined : styles.row}
      orientation={stacked ? 'vertical' : 'horizontal'}
      required={required}
      label={{
        className: mergeClasses(!stacked && styles.label, today !== undefined && styles.twoLines),
        required: false,
        children: (
          <>
            <span className={styles.first} data-mnemonic={keys?.['data-mnemonic']}>
              {access === undefined ? label : <AccessText id={access}>{label}</AccessText>}
            </span>
            {today !== undefined && <span className={styles.today}>{today}</span>}
          </>
        ),
      }}
      {...(hint === undefined ? {} : { hint })}
      {...remarks}
    >
      {isValidElement(children) ? cloneElement(children, shortcuts) : children}
    </Field>
  );
}

/** A row without a label, such as a button with its result: keeps the column of the boxes. */
export function PlainRow({ children }: { readonly children: ReactNode }) {
  const styles = useRowStyles();
  return (
    <div className={styles.plain}>
      <div className={styles.second}>{children}</div>
    </div>
  );
}
