import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { Warning20Filled } from '@fluentui/react-icons';
import { useState } from 'react';
import type { SyncAnswer } from '../../../shared/groupsModel.ts';
import type { ConnectionView } from '../../../shared/model.ts';
import { formatOn } from '../../../shared/strings/format.ts';
import { questionText, questionTexts } from '../../../shared/strings/groups.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { usePorts } from '../../ports.tsx';
import { media } from '../../theme.ts';
import { contextOf } from '../connectionState.ts';
import type { Refusal } from '../useReading.ts';
import type { OpenQuestion } from './openQuestions.ts';

const useStyles = makeStyles({
  bar: { padding: '10px 14px', [media.forced]: { border: '1px solid CanvasText' } },
  body: { whiteSpace: 'normal', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  sentence: { display: 'block', marginBottom: '8px' },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    alignItems: 'center',
    gap: '8px 12px',
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '4px', justifyItems: 'start' },
  },
  button: { whiteSpace: 'nowrap', justifySelf: 'stretch', [media.narrow]: { justifySelf: 'start' } },
  effect: { [media.narrow]: { marginBottom: '8px' } },
  panel: { marginTop: '8px' },
});

export interface QuestionBarProps {
  readonly connection: ConnectionView;
  readonly open: OpenQuestion;
  readonly isRunning: boolean;
  readonly time: Date;
  /** `putOff` where the answer changes nothing, so that the question would still be there. */
  readonly onAnswered: (how: { readonly putOff: boolean }) => void;
}

/** One question with its two choices; the one that changes a group is asked for once more. */
export function QuestionBar({ connection, open, isRunning, time, onAnswered }: QuestionBarProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const [asks, setAsks] = useState(false);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const { question, count, safe, act } = open;
  const text = questionText(question, {
    since: question.kind === 'heldBack' ? formatOn(new Date(question.since), time) : '',
    workspace: connection.workspace.name,
    count,
  });
  const { syncsHere, syncAccount } = connection;
  const isOff = sending || isRunning;
  const send = async (answer: SyncAnswer) => {
    if (isOff) return;
    setSending(true);
    setRefusal(undefined);
    const { connectionId } = connection;
    const answered = await api.answerQuestion({ connectionId, answer });
    setSending(false);
    if (answered.ok) onAnswered({ putOff: answered.value.runId === undefined });
    else setRefusal({ error: answered.error, at: now().toISOString() });
  };
  return (
    <div>
      <MessageBar className={styles.bar} intent="warning" layout="multiline" icon={<Warning20Filled />}>
        <MessageBarBody className={styles.body}>
          <strong className={styles.title}>{text.title}</strong>
          <span className={styles.sentence}>{text.body}</span>
          {syncsHere ? (
            <div className={styles.choices}>
              <Button className={styles.button} disabledFocusable={isOff} onClick={() => void send(safe)}>
                {text.safe.label}
              </Button>
              <span className={styles.effect}>{text.safe.effect}</span>
              <Button
                className={styles.button}
                disabledFocusable={isOff}
                onClick={() => !isOff && setAsks(true)}
              >
                {text.act.label}
              </Button>
              <span className={styles.effect}>{text.act.effect}</span>
            </div>
          ) : (
            <span className={styles.sentence}>{questionTexts.elsewhere(syncAccount)}</span>
          )}
        </MessageBarBody>
      </MessageBar>
      {refusal !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel reveal error={refusal.error} at={refusal.at} context={contextOf(connection)} />
        </div>
      )}
      <ConfirmDialog
        open={asks}
        title={text.confirmTitle}
        body={text.act.effect}
        acts={[
          { label: questionTexts.cancel, access: 'cancel' },
          // The answer may take this bar away, and with it a dialog that has not wholly gone.
          { label: text.act.label, access: 'actOnQuestion', afterGone: () => void send(act) },
        ]}
        onClose={() => setAsks(false)}
      />
    </div>
  );
}
