import { Link, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { questionTexts } from '../../../shared/strings/groups.ts';
import { media } from '../../theme.ts';
import type { OpenQuestion } from './openQuestions.ts';
import { QuestionBar } from './QuestionBar.tsx';

// More at once would push the groups out of sight.
const SHOWN_FIRST = 1;

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 24px',
    flexShrink: 0,
    [media.narrow]: { padding: '12px 16px' },
  },
});

export interface QuestionsProps {
  readonly connection: ConnectionView;
  readonly questions: readonly OpenQuestion[];
  readonly isRunning: boolean;
  readonly time: Date;
  readonly onAnswered: (open: OpenQuestion, how: { readonly putOff: boolean }) => void;
}

/** What the last sync left for a person to decide. */
export function Questions({ connection, questions, isRunning, time, onAnswered }: QuestionsProps) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const shown = all ? questions : questions.slice(0, SHOWN_FIRST);
  const hidden = questions.length - shown.length;
  return (
    <div className={styles.list}>
      {shown.map((open) => (
        <QuestionBar
          key={open.key}
          connection={connection}
          open={open}
          isRunning={isRunning}
          time={time}
          onAnswered={(how) => onAnswered(open, how)}
        />
      ))}
      {hidden > 0 && (
        <div>
          <Link as="button" type="button" onClick={() => setAll(true)}>
            {questionTexts.more(hidden)}
          </Link>
        </div>
      )}
    </div>
  );
}
