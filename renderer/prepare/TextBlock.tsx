import { Button, makeStyles, mergeClasses, Textarea, tokens, useAnnounce } from '@fluentui/react-components';
import { Save16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { prepareTexts } from '../../shared/strings/prepareAzure.ts';
import { CopyButton } from '../components/CopyLink.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';

const ROWS = 16;

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', margin: '0 0 8px' },
  box: { width: '100%', maxWidth: 'none' },
  text: {
    maxHeight: 'none',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  prose: { fontFamily: tokens.fontFamilyBase },
});

export interface TextBlockProps {
  readonly kind: 'script' | 'request';
  readonly text: string;
  readonly label: string;
  readonly fileName: string;
}

/** A text to carry elsewhere: copied whole, or saved as a file. */
export function TextBlock({ kind, text, label, fileName }: TextBlockProps) {
  const styles = useStyles();
  const { api } = usePorts();
  const { announce } = useAnnounce();
  const [refused, setRefused] = useState<AppError>();
  const save = async () => {
    setRefused(undefined);
    const answer = await api.saveText({ suggestedName: fileName, text });
    if (!answer.ok) setRefused(answer.error);
    else if (answer.value.saved) announce(prepareTexts.saved, { polite: true });
  };
  return (
    <>
      <div className={styles.acts}>
        <CopyButton text={() => text} label={prepareTexts.copyOf[kind]} access="prepareCopy">
          {prepareTexts.copy}
        </CopyButton>
        <Button
          icon={<Save16Regular />}
          aria-label={prepareTexts.saveOf[kind]}
          {...accessKey('prepareSave')}
          onClick={() => void save()}
        >
          <AccessText id="prepareSave">{prepareTexts.save}</AccessText>
        </Button>
        {refused !== undefined && <StatusLine status="stopped">{errorText(refused).title}</StatusLine>}
      </div>
      {/* A box of text, so that the keys scroll it and Ctrl+A takes all of it. */}
      <Textarea
        className={styles.box}
        textarea={{ className: mergeClasses(styles.text, kind === 'request' && styles.prose) }}
        readOnly
        aria-label={label}
        value={text}
        spellCheck={false}
        rows={ROWS}
      />
    </>
  );
}
