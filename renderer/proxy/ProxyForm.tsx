import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { ProxyQuestion } from '../../shared/proxySignIn.ts';
import { proxyTexts } from '../../shared/strings/proxySignIn.ts';
import { FieldRow } from '../components/FieldRow.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', paddingBottom: '4px' },
  lead: { margin: 0, overflowWrap: 'anywhere' },
  says: { display: 'block', color: tokens.colorNeutralForeground3 },
  bar: { padding: '8px 12px', flexShrink: 0, [media.forced]: { border: '1px solid CanvasText' } },
  barText: { whiteSpace: 'normal' },
  kept: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export interface ProxyFormProps {
  readonly question: ProxyQuestion;
  /** As typed for the question before. */
  readonly typedUser: string;
  readonly onSignIn: (username: string, password: string) => void;
  readonly onCancel: () => void;
}

/** What one question asks for. The password stands in its box only, and goes with it. */
export function ProxyForm({ question, typedUser, onSignIn, onCancel }: ProxyFormProps) {
  const styles = useStyles();
  const [user, setUser] = useState(question.refused ? typedUser : '');
  const [tried, setTried] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const userBox = useRef<HTMLInputElement>(null);
  const readableId = useId();
  const takePassword = (box: HTMLInputElement | null) => {
    password.current = box;
  };
  const takeUserBox = (box: HTMLInputElement | null) => {
    userBox.current = box;
  };
  // The next question may come into a dialog that is open already.
  useEffect(() => userBox.current?.focus(), []);
  const name = user.trim();
  const issue = userIssue(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const box = password.current;
    if (issue !== undefined || box === null) {
      setTried(true);
      userBox.current?.focus();
      return;
    }
    const typed = box.value;
    box.value = '';
    onSignIn(name, typed);
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <DialogTitle>{proxyTexts.title}</DialogTitle>
        <DialogContent className={styles.content}>
          {question.refused && <Bar intent="error">{proxyTexts.refused}</Bar>}
          <p className={styles.lead}>
            {proxyTexts.asks(question)}
            {question.realm !== '' && <span className={styles.says}>{proxyTexts.says(question)}</span>}
          </p>
          <FieldRow
            label={proxyTexts.user}
            hint={proxyTexts.userHint}
            message={tried && issue !== undefined ? { text: issue, severity: 'stop' } : undefined}
            required
            access="proxyUser"
            stacked
          >
            <Input
              ref={takeUserBox}
              value={user}
              maxLength={256}
              autoComplete="off"
              spellCheck={false}
              onChange={(_event, data) => setUser(data.value)}
            />
          </FieldRow>
          <FieldRow label={proxyTexts.password} access="proxyPassword" stacked>
            <Input
              ref={takePassword}
              type="password"
              maxLength={256}
              autoComplete="off"
              spellCheck={false}
              {...(question.readable ? { 'aria-describedby': readableId } : {})}
            />
          </FieldRow>
          {question.readable && (
            <Bar intent="warning" id={readableId}>
              {proxyTexts.readable}
            </Bar>
          )}
          <p className={styles.kept}>{proxyTexts.kept}</p>
        </DialogContent>
        <DialogActions>
          <Button type="submit" appearance="primary" {...accessKey('proxySignIn')}>
            <AccessText id="proxySignIn">{proxyTexts.signIn}</AccessText>
          </Button>
          <Button onClick={onCancel} {...accessKey('cancel')}>
            <AccessText id="cancel">{proxyTexts.cancel}</AccessText>
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}

function Bar({
  intent,
  id,
  children,
}: {
  readonly intent: 'error' | 'warning';
  readonly id?: string;
  readonly children: string;
}) {
  const styles = useStyles();
  return (
    <MessageBar className={styles.bar} intent={intent} layout="singleline">
      <MessageBarBody className={styles.barText} {...(id === undefined ? {} : { id })}>
        {children}
      </MessageBarBody>
    </MessageBar>
  );
}

function userIssue(name: string): string | undefined {
  if (name === '') return proxyTexts.userMissing;
  return name.includes(':') ? proxyTexts.userUnusable : undefined;
}
