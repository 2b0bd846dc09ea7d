import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { supportTexts } from '../../shared/strings/support.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { usePorts } from '../ports.tsx';
import type { Refused } from './useSupportFiles.ts';

/** More in one piece makes the window slow, and nobody reads it here. */
const MOST_CHARACTERS = 100_000;

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 12px', marginBottom: '8px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  note: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  text: {
    margin: '0 0 16px',
    padding: '12px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export interface FileViewProps {
  readonly bundleId: string;
  readonly name: string;
  readonly onBack: () => void;
}

/** Stable, so that it is called as the button comes and not at each drawing. */
const focusOnce = (button: HTMLButtonElement | HTMLAnchorElement | null) => button?.focus();

/** One file as it would go out. */
export function FileView({ bundleId, name, onBack }: FileViewProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const [text, setText] = useState<string>();
  const [refusal, setRefusal] = useState<Refused>();
  useEffect(() => {
    let isCurrent = true;
    void api.readSupportFile({ bundleId, name }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setText(answer.value.text);
      else setRefusal({ error: answer.error, at: now().toISOString() });
    });
    return () => {
      isCurrent = false;
    };
  }, [api, now, bundleId, name]);
  return (
    <>
      <div className={styles.head}>
        <Button ref={focusOnce} size="small" icon={<ArrowLeft16Regular />} onClick={onBack}>
          {supportTexts.back}
        </Button>
        <h3 className={styles.name} translate="no">
          {name}
        </h3>
      </div>
      {refusal !== undefined && <ErrorPanel {...refusal} context={{}} />}
      {text === undefined && refusal === undefined && <Spinner size="tiny" />}
      {text !== undefined && (
        <>
          {text.length > MOST_CHARACTERS && <p className={styles.note}>{supportTexts.shownPart}</p>}
          <pre className={styles.text} lang="en" translate="no">
            {text.slice(-MOST_CHARACTERS).replace(/^\ufeff/, '')}
          </pre>
        </>
      )}
    </>
  );
}
