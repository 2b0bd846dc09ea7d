import { Button, Link } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { messageTexts } from '../../shared/strings/messages.ts';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { useCopy } from '../ports.tsx';

// Long enough to be read, short enough not to be taken for a state.
const SHOWN_IN_MS = 2500;

export function useCopied(text: () => string): readonly [boolean, () => void] {
  const copy = useCopy();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_IN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied, () => void copy(text()).then((worked) => worked && setCopied(true))];
}

export interface CopyProps {
  readonly text: () => string;
  readonly children: string;
  readonly inline?: boolean;
  readonly access?: MnemonicId;
}

interface CopyFaceProps {
  readonly copied: boolean;
  readonly access: MnemonicId | undefined;
  readonly children: string;
}

function CopyFace({ copied, access, children }: CopyFaceProps) {
  if (copied) return messageTexts.copied;
  return access === undefined ? children : <AccessText id={access}>{children}</AccessText>;
}

/** A link that copies and says "Copied" in its place for a moment. */
export function CopyLink({ text, children, inline = false, access }: CopyProps) {
  const [copied, copy] = useCopied(text);
  return (
    <Link
      as="button"
      type="button"
      inline={inline}
      onClick={copy}
      {...(access === undefined ? {} : accessKey(access))}
    >
      <CopyFace copied={copied} access={access}>
        {children}
      </CopyFace>
    </Link>
  );
}

/** Copies a value that stands beside it. */
export function CopyIcon({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, copy] = useCopied(() => text);
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
      aria-label={copied ? messageTexts.copied : label}
      title={label}
      onClick={copy}
    />
  );
}

export function CopyButton({
  text,
  label,
  access,
  appearance = 'secondary',
  children,
}: {
  readonly text: () => string;
  readonly label?: string;
  readonly appearance?: 'secondary' | 'subtle';
  readonly access?: MnemonicId;
  readonly children: string;
}) {
  const [copied, copy] = useCopied(text);
  return (
    <Button
      appearance={appearance}
      icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
      onClick={copy}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(access === undefined ? {} : accessKey(access))}
    >
      <CopyFace copied={copied} access={access}>
        {children}
      </CopyFace>
    </Button>
  );
}
