import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { messageTexts } from '../../shared/strings/messages.ts';
import { usePorts } from '../ports.tsx';

export interface SaveLinkProps {
  readonly text: () => string;
  /** Name that the dialog suggests. */
  readonly name: string;
  readonly children: string;
}

/** A link that saves a text as a file, by the system's own dialog. */
export function SaveLink({ text, name, children }: SaveLinkProps) {
  const { api } = usePorts();
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<AppError>();
  const save = async () => {
    const answer = await api.saveText({ suggestedName: name, text: text() });
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) setSaved(answer.value.saved);
  };
  return (
    <>
      <Link as="button" type="button" inline onClick={() => void save()}>
        {saved ? messageTexts.saved : children}
      </Link>
      {error !== undefined && <span role="alert">{errorText(error).title}</span>}
    </>
  );
}
