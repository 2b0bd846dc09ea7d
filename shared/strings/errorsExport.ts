import { localised } from '../language/localised.ts';
import { type ErrorTextBuilder, factOr } from './errorText.ts';

/** A file with a connection that cannot be imported. */
export const exportTexts = localised('exportTexts', {
  exportDamaged: (facts) => ({
    title: `${factOr(facts, 'file', 'The file')} is not an exported connection, or it is damaged`,
    action: 'Nothing was imported. Export the connection once more: Properties, General, Export.',
  }),
  exportTooLarge: (facts) => ({
    title: `${factOr(facts, 'file', 'The file')} is too large for an exported connection`,
    action:
      'Nothing was read. Choose the file that Export has written; it has a few hundred kilobytes at most.',
  }),
  exportFromNewerVersion: (facts) => ({
    title: `${factOr(facts, 'file', 'The file')} was exported by a newer version of OMS Connect`,
    action: 'Install that version, or a newer one, on this computer. Then import the file again.',
  }),
  exportHoldsSecret: (facts) => ({
    title: `${factOr(facts, 'file', 'The file')} holds what looks like a client secret`,
    action:
      'Nothing was imported. An export never holds one: delete this file and its copies, remove that secret in Microsoft Entra ID, and create a new one.',
  }),
  exportAlreadyHere: (facts) => ({
    title: `The connection to ${factOr(facts, 'workspace', 'this workspace')} is on this computer already`,
    action: `${factOr(facts, 'account', 'An account of this computer')} syncs it here. Open its Properties to change it, to update its client secret, or to let another account sync it.`,
  }),
} satisfies Record<string, ErrorTextBuilder>);
