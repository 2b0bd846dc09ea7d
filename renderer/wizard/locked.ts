import type { PolicyValues } from '../../shared/policy.ts';
import { clean } from './keys.ts';
import type { Draft, WizardState } from './state.ts';

/** What the organisation has settled of the boxes of this wizard. */
export type Locks = Pick<PolicyValues, 'Cloud' | 'Provider' | 'Tenant'>;

/** Practice has its own made-up site and tenant, and a connection that moves keeps what it has. */
function locksOf(state: WizardState): Locks {
  return state.practice || state.task.kind !== 'add' ? {} : (state.locks ?? {});
}

function lockedValues({ Cloud, Provider, Tenant }: Locks): Partial<Draft> {
  return {
    ...(Cloud === undefined ? {} : { cloud: Cloud }),
    ...(Provider === undefined ? {} : { providerFqdn: Provider }),
    ...(Tenant === undefined ? {} : { tenant: Tenant }),
  };
}

export type LockedField = 'cloud' | 'providerFqdn' | 'tenant';

export function isLocked(state: WizardState, field: LockedField): boolean {
  return field in lockedValues(locksOf(state));
}

/** The wizard as it begins where the organisation has settled some of its boxes, whatever a kept draft holds. */
export function withLocks(state: WizardState, { Cloud, Provider, Tenant }: Locks): WizardState {
  const locks: Locks = {
    ...(Cloud === undefined ? {} : { Cloud }),
    ...(Provider === undefined ? {} : { Provider }),
    ...(Tenant === undefined ? {} : { Tenant }),
  };
  return keepLocked({ ...state, locks });
}

/** After every act: what was pasted or chosen in one go must not get into a box that is locked. */
export function keepLocked(state: WizardState): WizardState {
  const values = lockedValues(locksOf(state));
  const isKept = Object.entries(values).every(
    ([field, value]) => clean(state.draft[field as LockedField]) === value,
  );
  return isKept ? state : { ...state, draft: { ...state.draft, ...values } };
}
