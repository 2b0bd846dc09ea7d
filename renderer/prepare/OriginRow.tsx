import { FieldContextProvider, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Origin, PrepareIssueId } from '../../shared/prepare/choices.ts';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { prepareIssues, prepareTexts } from '../../shared/strings/prepareAzure.ts';
import { type FieldMessage, FieldRow } from '../components/FieldRow.tsx';
import { usePaste } from '../components/usePaste.ts';
import { accessKey } from '../keyboard/mnemonic.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexWrap: 'wrap', gap: '0 12px', alignItems: 'center' },
  // Pulled out, so that the circle stands where the boxes begin.
  radios: { marginLeft: '-8px' },
  input: { flexGrow: 1, minWidth: '200px' },
});

/** What is said below a box: late at first, then live. A paste that was tidied is told of until the next edit. */
export function useIssue(issue: PrepareIssueId | undefined, paste: string | undefined) {
  const [left, setLeft] = useState(false);
  const message: FieldMessage | undefined =
    issue !== undefined && left
      ? { text: prepareIssues[issue], severity: 'stop' }
      : paste === undefined
        ? undefined
        : { text: paste, severity: 'note' };
  return [message, () => setLeft(true)] as const;
}

export interface OriginRowProps {
  readonly label: string;
  readonly today: string;
  /** What the two choices are about. */
  readonly kindLabel: string;
  readonly access: MnemonicId;
  readonly origin: Origin;
  /** Missing where the choice follows from another one; then `follows` says so. */
  readonly onOrigin?: (origin: Origin) => void;
  readonly follows?: string;
  readonly value: string;
  readonly issue: PrepareIssueId | undefined;
  readonly onChange: (value: string) => void;
}

/** New or existing, and the name or ID in either case. */
export function OriginRow(props: OriginRowProps) {
  const { label, today, kindLabel, access, origin, onOrigin, follows, value, issue, onChange } = props;
  const styles = useStyles();
  const paste = usePaste(value, onChange);
  const [message, leave] = useIssue(issue, paste.remark);
  return (
    <FieldRow label={label} today={today} message={message} hint={follows} access={access} required>
      {(fieldProps) => (
        <div className={styles.box}>
          <FieldContextProvider value={undefined}>
            <RadioGroup
              className={styles.radios}
              layout="horizontal"
              aria-label={kindLabel}
              disabled={onOrigin === undefined}
              value={origin}
              onChange={(_event, data) => onOrigin?.(data.value === 'existing' ? 'existing' : 'new')}
            >
              <Radio value="new" label={prepareTexts.origins.new} />
              <Radio value="existing" label={prepareTexts.origins.existing} />
            </RadioGroup>
          </FieldContextProvider>
          <Input
            {...fieldProps}
            aria-keyshortcuts={accessKey(access)['aria-keyshortcuts']}
            className={styles.input}
            value={value}
            autoComplete="off"
            spellCheck={false}
            onChange={(_event, data) => paste.edit(data.value)}
            onPaste={paste.onPaste}
            onBlur={() => {
              paste.tidyOnLeave();
              leave();
            }}
          />
        </div>
      )}
    </FieldRow>
  );
}
