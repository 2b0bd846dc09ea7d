import { localised } from '../language/localised.ts';

/** Which of the installations of this app on a computer is meant. */
export type InstallationKind = 'perMachine' | 'perUser' | 'unpackaged';

interface Program {
  readonly program: string;
  readonly version: string;
  readonly installation: InstallationKind;
}

/** The app is installed per machine and per user, or runs from two folders. */
export const installationTexts = localised('installationTexts', {
  perMachine: 'installed for all users of this computer',
  perUser: 'installed for your account only',
  unpackaged: 'not installed',
  otherRuns: (other: Program, own: Program) =>
    `OMS Connect is already running from ${other.program} (version ${other.version}, ${installationTexts[other.installation]}). ` +
    `${own.program} (version ${own.version}, ${installationTexts[own.installation]}) was not started, because both use the same ` +
    'data. Go on in the one that is running, or quit it first. If you need only one of the two, uninstall the other.',
});
