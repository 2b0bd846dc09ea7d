import { useEffect } from 'react';
import type { WizardCommands } from './commands.ts';
import { fieldIssue } from './fieldRules.ts';
import type { WizardState } from './state.ts';

/**
 * Reads the site again for a draft that was kept, so that General need not be walked a second time. Only reading:
 * nothing else goes on before the secret was given again.
 */
export function useRestoredChecks(state: WizardState, commands: WizardCommands, today: string): void {
  const isWanted =
    state.restored &&
    state.page !== 'general' &&
    state.checks.site.kind === 'idle' &&
    fieldIssue(state, 'providerFqdn', today) === undefined;
  useEffect(() => {
    if (isWanted) void commands.checkSite();
  }, [isWanted, commands]);
}
