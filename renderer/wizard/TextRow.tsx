import { Input, makeStyles } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import type { FieldId } from '../../shared/errors.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { draftTexts } from '../../shared/strings/draft.ts';
import { fieldIssues } from '../../shared/strings/fields.ts';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { policyTexts } from '../../shared/strings/policy.ts';
import { type FieldMessage, FieldRow } from '../components/FieldRow.tsx';
import { SecretField } from '../components/SecretField.tsx';
import { usePaste } from '../components/usePaste.ts';
import { fieldIssue } from './fieldRules.ts';
import { useFieldFocus, useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  input: { width: '100%' },
  date: { width: '200px', maxWidth: '100%' },
});

/** Judges late, then live: nothing is said before the box is left, and it is taken back as soon as it is mended. */
export function useRemark(
  field: FieldId,
  refusal: string | undefined,
): readonly [FieldMessage | undefined, () => void] {
  const { state, today } = useWizard();
  const [left, setLeft] = useState(false);
  const issue = fieldIssue(state, field, today);
  const leave = () => setLeft(true);
  if (refusal !== undefined) return [{ text: refusal, severity: 'stop' }, leave];
  if (issue === undefined || !left) return [undefined, leave];
  return [{ text: fieldIssues[issue.id].atField, severity: issue.severity }, leave];
}

export interface TextRowProps {
  readonly field: FieldId;
  readonly label: string;
  readonly today?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the service said about this field, for the value that stands in it. */
  readonly refusal?: string | undefined;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'date';
  readonly readOnly?: boolean;
  /** The organisation has settled it: it can be read and reached, not edited. */
  readonly locked?: boolean;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly access?: MnemonicId;
  readonly onEnter?: (() => boolean) | undefined;
}

/** One text box with its label, remarks and paste hygiene. */
export function TextRow(props: TextRowProps) {
  const { field, label, today, value, onChange, refusal, type = 'text', locked = false } = props;
  const hint = locked ? policyTexts.whyLocked : props.hint;
  const required = !locked && (props.required ?? true);
  const styles = useStyles();
  const paste = usePaste(value, onChange);
  const [remark, leave] = useRemark(field, refusal);
  const ref = useFieldFocus<HTMLInputElement>(field);
  const message =
    remark ?? (paste.remark === undefined ? undefined : { text: paste.remark, severity: 'note' as const });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && props.onEnter?.() === true) event.preventDefault();
  };
  return (
    <FieldRow
      label={label}
      today={today}
      message={message}
      hint={hint}
      required={required}
      {...(props.access === undefined ? {} : { access: props.access })}
    >
      <Input
        ref={ref}
        className={type === 'date' ? styles.date : styles.input}
        type={type}
        value={value}
        readOnly={locked || (props.readOnly ?? false)}
        appearance={locked ? 'filled-darker' : 'outline'}
        contentAfter={locked ? <LockClosed16Regular /> : null}
        placeholder={props.placeholder ?? ''}
        autoComplete="off"
        spellCheck={false}
        onChange={(_event, data) => paste.edit(data.value)}
        onPaste={paste.onPaste}
        onKeyDown={onKeyDown}
        onBlur={() => {
          paste.tidyOnLeave();
          leave();
        }}
      />
    </FieldRow>
  );
}

/** The client secret; one that was verified need not be typed again. */
export function SecretRow({ refusal }: { readonly refusal: string | undefined }) {
  const { state, dispatch } = useWizard();
  const ref = useFieldFocus<HTMLInputElement>('clientSecret');
  const isHeld = state.secretHeld && state.secret === '';
  const isLost = state.restored && state.secret === '';
  return (
    <SecretField
      label={azureAdTexts.secret}
      today={azureAdTexts.secretToday}
      value={state.secret}
      onChange={(value) => dispatch({ type: 'secretEdited', value })}
      refusal={refusal}
      isHeld={isHeld}
      hint={isHeld ? azureAdTexts.secretHeldHint : isLost ? draftTexts.secretHint : undefined}
      access="clientSecret"
      boxRef={ref}
    />
  );
}
