import { type MnemonicId, mnemonics } from '../../shared/strings/mnemonics.ts';
import { cutAt } from './mnemonic.ts';

/** A control's text with the letter that is underlined while Alt is down. */
export function AccessText({ id, children }: { readonly id: MnemonicId; readonly children: string }) {
  const parts = cutAt(children, mnemonics[id]);
  if (parts === undefined) return children;
  // One element around all: in a button with space between its parts the letters would drift apart.
  return (
    <span>
      {parts.before}
      <span className="oms-access">{parts.letter}</span>
      {parts.after}
    </span>
  );
}
