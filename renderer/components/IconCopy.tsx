import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { messageTexts } from '../../shared/strings/messages.ts';
import { useCopied } from './CopyLink.tsx';

/** Copies a value that stands beside it. */
export function IconCopy({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, copy] = useCopied(() => text);
  const name = copied ? messageTexts.copied : label;
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
      aria-label={name}
      title={name}
      onClick={copy}
    />
  );
}
