import { lazy, Suspense, useEffect, useState } from 'react';
import type { ProxyAnswerInput, ProxyQuestion } from '../../shared/proxySignIn.ts';
import { usePorts } from '../ports.tsx';

const loadDialog = () => import('./ProxyDialog.tsx');
const ProxyDialog = lazy(async () => ({ default: (await loadDialog()).ProxyDialog }));

/** Shows the question of a proxy over whatever page is open, and the next one after it. */
export function ProxySignIn() {
  const { api } = usePorts();
  const [question, setQuestion] = useState<ProxyQuestion>();
  // What is shown until the dialog has wholly gone.
  const [shown, setShown] = useState<ProxyQuestion>();
  if (question !== undefined && question !== shown) setShown(question);
  const [typedUser, setTypedUser] = useState('');
  useEffect(() => {
    let told = false;
    const end = api.on('proxyAsked', (event) => {
      told = true;
      setQuestion(event.question);
    });
    // One that was asked before this page was loaded.
    void api.readProxyQuestion({}).then((answer) => {
      if (answer.ok && !told) setQuestion(answer.value.question);
    });
    return () => {
      told = true;
      end();
    };
  }, [api]);
  if (shown === undefined) return null;
  const { questionId } = shown;
  // Closed at once; a proxy that does not take what was typed asks anew.
  const answer = (input: ProxyAnswerInput) => {
    setQuestion(undefined);
    void api.answerProxyQuestion(input);
  };
  return (
    <Suspense fallback={null}>
      <ProxyDialog
        open={question !== undefined}
        question={shown}
        typedUser={typedUser}
        onSignIn={(username, password) => {
          setTypedUser(username);
          answer({ kind: 'signIn', questionId, username, password });
        }}
        onCancel={() => answer({ kind: 'cancel', questionId })}
        onGone={() => setShown((now) => (now?.questionId === questionId ? undefined : now))}
      />
    </Suspense>
  );
}
