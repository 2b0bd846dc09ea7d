import { Link, makeStyles, useAnnounce } from '@fluentui/react-components';
import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { summaryTexts } from '../../shared/strings/summary.ts';
import { CopyLink } from '../components/CopyLink.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { clean } from './keys.ts';
import { summaryText } from './summaryLines.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  links: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', alignItems: 'baseline' },
});

/** The summary for the files of a change: to the clipboard, or as a text file. */
export function SummaryLinks() {
  const styles = useStyles();
  const { api } = usePorts();
  const { announce } = useAnnounce();
  const { state } = useWizard();
  const [refused, setRefused] = useState<AppError>();
  const save = async () => {
    setRefused(undefined);
    const answer = await api.saveText({
      suggestedName: `${summaryTexts.fileName(clean(state.draft.workspace))}.txt`,
      text: summaryText(state),
    });
    if (!answer.ok) setRefused(answer.error);
    else if (answer.value.saved) announce(summaryTexts.saved, { polite: true });
  };
  return (
    <span className={styles.links}>
      <CopyLink text={() => summaryText(state)} access="copySummary">
        {summaryTexts.copy}
      </CopyLink>
      <Link as="button" type="button" {...accessKey('saveSummary')} onClick={() => void save()}>
        <AccessText id="saveSummary">{summaryTexts.save}</AccessText>
      </Link>
      {refused !== undefined && <StatusLine status="stopped">{errorText(refused).title}</StatusLine>}
    </span>
  );
}
