import type { PastedValues } from '../../shared/prepare/pastedResult.ts';
import type { WizardState } from './state.ts';
import { localDay } from './today.ts';

/**
 * Fills in what a pasted result holds, and leaves everything else as it stands. The secret goes where a typed one
 * goes.
 */
export function pasteInto(state: WizardState, values: PastedValues): WizardState {
  const { draft } = state;
  const secret = values.secret ?? state.secret;
  const expires = values.secretExpiresOn;
  return {
    ...state,
    goOnAfterCheck: false,
    secret,
    secretVersion: secret === state.secret ? state.secretVersion : state.secretVersion + 1,
    draft: {
      ...draft,
      cloud: values.cloud ?? draft.cloud,
      tenant: values.tenant ?? draft.tenant,
      clientId: values.clientId ?? draft.clientId,
      // A day stands for itself; a moment is the day that it has on this computer, as a date box shows it.
      secretExpiresOn:
        expires === undefined
          ? draft.secretExpiresOn
          : expires.length === 10
            ? expires
            : localDay(new Date(expires)),
      subscription: values.subscription ?? draft.subscription,
      resourceGroup: values.resourceGroup ?? draft.resourceGroup,
      workspace: values.workspace ?? draft.workspace,
    },
  };
}
