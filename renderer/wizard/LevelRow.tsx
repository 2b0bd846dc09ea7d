import { Combobox, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { cleanPaste } from '../../shared/fields.ts';
import { listTexts } from '../../shared/strings/fields.ts';
import { workspaceTexts } from '../../shared/strings/workspace.ts';
import { FieldRow } from '../components/FieldRow.tsx';
import type { Level } from './actions.ts';
import { isSubscription, knownWorkspaces } from './keys.ts';
import { optionsAt } from './levels.ts';
import { useRemark } from './TextRow.tsx';
import { useFieldFocus, useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  box: { width: '100%', minWidth: 0 },
  list: { maxHeight: '320px' },
});

export interface LevelRowProps {
  readonly level: Level;
  readonly label: string;
  readonly today?: string | undefined;
  readonly hint?: string | undefined;
  readonly refusal: string | undefined;
}

/** One of the three lists. It takes typing as well: Azure may forbid to list what the app may use. */
export function LevelRow({ level, label, today, hint, refusal }: LevelRowProps) {
  const styles = useStyles();
  const { state, dispatch } = useWizard();
  const [remark, leave] = useRemark(level, refusal);
  const input = useFieldFocus<HTMLInputElement>(level);
  // Typing narrows the list; a choice shows all of it again.
  const [typed, setTyped] = useState<string>();
  const known = knownWorkspaces(state);
  const value = state.draft[level];
  const options = optionsAt(state.draft, level, known);
  const shown =
    typed === undefined || typed === ''
      ? options
      : options.filter((option) => option.toLowerCase().includes(typed.toLowerCase()));
  const choose = (text: string) => dispatch({ type: 'levelChosen', level, text });
  const subscription =
    level === 'subscription' ? known.find((one) => isSubscription(one, value, known)) : undefined;
  const id = subscription?.subscriptionId === value ? undefined : subscription?.subscriptionId;
  const isEmpty = known.length === 0 && state.discovery?.state !== 'running';
  return (
    <FieldRow label={label} today={today} message={remark} hint={id ?? hint} access={level} required>
      <Combobox
        ref={input}
        className={styles.box}
        freeform
        expandIcon={{ 'aria-label': listTexts.open }}
        autoComplete="off"
        placeholder={isEmpty ? workspaceTexts.noneFound : workspaceTexts.choose}
        value={value}
        selectedOptions={options.filter((option) => option.toLowerCase() === value.toLowerCase())}
        listbox={{ className: styles.list }}
        onChange={(event) => {
          setTyped(event.target.value);
          choose(event.target.value);
        }}
        onOptionSelect={(_event, data) => {
          setTyped(undefined);
          if (data.optionValue !== undefined) choose(data.optionValue);
        }}
        onBlur={() => {
          setTyped(undefined);
          leave();
          const cleaned = cleanPaste(value).value;
          if (cleaned !== value) choose(cleaned);
        }}
      >
        {shown.map((option) => (
          <Option key={option} value={option}>
            {option}
          </Option>
        ))}
        {shown.length === 0 && (
          <Option key="none" disabled value="" text={workspaceTexts.noneFound}>
            {workspaceTexts.noneFound}
          </Option>
        )}
      </Combobox>
    </FieldRow>
  );
}
