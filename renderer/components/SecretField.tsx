import { Input, makeStyles, ToggleButton } from '@fluentui/react-components';
import { Eye20Regular, EyeOff20Regular } from '@fluentui/react-icons';
import { type RefCallback, useEffect, useState } from 'react';
import { cleanPaste } from '../../shared/fields.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { fieldIssues } from '../../shared/strings/fields.ts';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { media } from '../theme.ts';
import { type FieldMessage, FieldRow } from './FieldRow.tsx';
import { secretIssue } from './secretRules.ts';
import { usePaste } from './usePaste.ts';

const useStyles = makeStyles({
  input: { width: '100%' },
  reveal: { minWidth: '28px', [media.forced]: { border: '1px solid ButtonText' } },
});

export interface SecretFieldProps {
  readonly label: string;
  readonly today?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the service said about the value that stands in it. */
  readonly refusal: string | undefined;
  /** One is kept already: the box may stay empty. */
  readonly isHeld?: boolean;
  readonly hint?: string | undefined;
  readonly access: MnemonicId;
  readonly stacked?: boolean;
  readonly boxRef?: RefCallback<HTMLInputElement>;
  readonly onEnter?: () => void;
}

/**
 * The box for a client secret, in the wizard and wherever one is updated: hidden, shown on request only, hidden again
 * when the box or the window is left; takes pastes in clean, and tells a secret ID from a secret.
 */
export function SecretField(props: SecretFieldProps) {
  const { label, today, value, onChange, refusal, isHeld = false, hint, access, stacked, boxRef } = props;
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  const [left, setLeft] = useState(false);
  const paste = usePaste(value, onChange);
  useEffect(() => {
    const hide = () => setShown(false);
    window.addEventListener('blur', hide);
    return () => window.removeEventListener('blur', hide);
  }, []);
  const issue = secretIssue(cleanPaste(value).value, isHeld);
  // A secret ID is told at once: nobody types one. The rest is judged when the box is left.
  const remark: FieldMessage | undefined =
    refusal !== undefined
      ? { text: refusal, severity: 'stop' }
      : issue !== undefined && (left || issue.id === 'secretLooksLikeId')
        ? { text: fieldIssues[issue.id].atField, severity: issue.severity }
        : undefined;
  const message =
    remark ?? (paste.remark === undefined ? undefined : { text: paste.remark, severity: 'note' as const });
  const name = shown ? azureAdTexts.hideSecret : azureAdTexts.showSecret;
  return (
    <FieldRow
      label={label}
      today={today}
      message={message}
      hint={hint}
      required={!isHeld}
      access={access}
      stacked={stacked ?? false}
    >
      <Input
        {...(boxRef === undefined ? {} : { ref: boxRef })}
        className={styles.input}
        type={shown ? 'text' : 'password'}
        value={value}
        placeholder={isHeld ? azureAdTexts.secretHeld : ''}
        autoComplete="off"
        spellCheck={false}
        onChange={(_event, data) => paste.edit(data.value)}
        onPaste={paste.onPaste}
        onKeyDown={(event) => event.key === 'Enter' && props.onEnter?.()}
        onBlur={(event) => {
          paste.tidyOnLeave();
          setLeft(true);
          // Going from the box to its own eye is not leaving.
          const isInside =
            event.relatedTarget instanceof Node &&
            event.currentTarget.parentElement?.contains(event.relatedTarget);
          if (isInside !== true) setShown(false);
        }}
        contentAfter={
          <ToggleButton
            className={styles.reveal}
            size="small"
            appearance="transparent"
            checked={shown}
            icon={shown ? <EyeOff20Regular /> : <Eye20Regular />}
            aria-label={name}
            title={name}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </FieldRow>
  );
}
