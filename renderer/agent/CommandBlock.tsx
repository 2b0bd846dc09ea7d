import { Button, createFocusOutlineStyle, makeStyles, tokens } from '@fluentui/react-components';
import { Save16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { agentTexts } from '../../shared/strings/agent.ts';
import { CopyButton } from '../components/CopyLink.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import type { Refusal } from '../connection/useReading.ts';
import { usePorts } from '../ports.tsx';
import { quoted } from '../theme.ts';

const useStyles = makeStyles({
  text: {
    ...quoted,
    display: 'block',
    width: '100%',
    boxSizing: 'border-box',
    resize: 'vertical',
    marginTop: '4px',
    padding: '8px 12px',
    color: tokens.colorNeutralForeground1,
    ...createFocusOutlineStyle(),
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

/** More is scrolled to; the box can be pulled larger. */
const MOST_LINES = 10;
/** Characters of one line of the box, about; a single command is wrapped. */
const LINE_LENGTH = 85;

export interface CommandBlockProps {
  /** What the commands do, for screen readers. */
  readonly label: string;
  readonly text: string;
  /** Several lines are kept in a file of this name. */
  readonly fileName?: string | undefined;
}

/** Commands to be run elsewhere: read, copied, or saved as a file. */
export function CommandBlock({ label, text, fileName }: CommandBlockProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const lines = text.trimEnd().split('\n').length;
  const [refusal, setRefusal] = useState<Refusal>();
  const save = async (suggestedName: string) => {
    setRefusal(undefined);
    const answer = await api.saveText({ suggestedName, text });
    if (!answer.ok) setRefusal({ error: answer.error, at: now().toISOString() });
  };
  return (
    <>
      <textarea
        className={styles.text}
        readOnly
        rows={Math.min(lines > 1 ? lines : Math.ceil(text.length / LINE_LENGTH), MOST_LINES)}
        wrap={lines > 1 ? 'off' : 'soft'}
        spellCheck={false}
        aria-label={label}
        value={text.trimEnd()}
      />
      <div className={styles.acts}>
        <CopyButton text={() => text} label={agentTexts.copyOf(label)}>
          {agentTexts.copy}
        </CopyButton>
        {fileName !== undefined && (
          <Button
            icon={<Save16Regular />}
            aria-label={agentTexts.saveOf(label)}
            onClick={() => void save(fileName)}
          >
            {agentTexts.save}
          </Button>
        )}
      </div>
      {refusal !== undefined && <ErrorPanel reveal error={refusal.error} at={refusal.at} context={{}} />}
    </>
  );
}
