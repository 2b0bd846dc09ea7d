import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type CollectedData, collectedData } from '../../shared/agent/target.ts';
import { agentTexts as texts } from '../../shared/strings/agent.ts';
import { useRowStyles } from '../components/FieldRow.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';

const useStyles = makeStyles({
  // Its own frame is not wanted.
  group: { minWidth: 0, margin: '0 0 12px', padding: 0, border: 'none' },
  legend: { float: 'left', padding: 0 },
  // The boxes' own padding is taken back, so that they stand on the edge of the column.
  boxes: { marginLeft: '-8px' },
  box: { display: 'block' },
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export interface DataChoiceProps {
  readonly collects: readonly CollectedData[];
  readonly onChange: (collects: readonly CollectedData[]) => void;
}

/** What the agent is told to send; a rule without any data would be refused. */
export function DataChoice({ collects, onChange }: DataChoiceProps) {
  const styles = useStyles();
  const row = useRowStyles();
  const choose = (one: CollectedData, isOn: boolean) =>
    onChange(collectedData.filter((each) => (each === one ? isOn : collects.includes(each))));
  return (
    <fieldset className={mergeClasses(row.plain, styles.group)}>
      <legend className={mergeClasses(row.label, styles.legend)}>{texts.collectsLabel}</legend>
      <div className={row.second}>
        <div className={styles.boxes}>
          {collectedData.map((one) => (
            <div key={one} className={styles.box}>
              <Checkbox
                label={texts.collects[one]}
                checked={collects.includes(one)}
                onChange={(_event, { checked }) => choose(one, checked === true)}
              />
            </div>
          ))}
        </div>
        {collects.length > 0 ? (
          <div className={styles.note}>{texts.collectsNote}</div>
        ) : (
          <StatusLine status="stopped">{texts.chooseData}</StatusLine>
        )}
      </div>
    </fieldset>
  );
}
