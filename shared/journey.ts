import type { ErrorCode } from './errors.ts';
import { isGuid, isTenant } from './fields.ts';
import type { ConnectionView, WizardDraft } from './model.ts';
import { isInOrder } from './renewal.ts';
import { hasExpired, isMendedSince, mendedBySecret, neededWarning } from './secretExpiry.ts';

/**
 * The seven steps of Microsoft's documentation of the connector ("Connect Configuration Manager to Azure Monitor",
 * Configuration overview), each with how it stands now.
 */
export const journeySteps = ['register', 'permit', 'connect', 'secret', 'agent', 'import', 'view'] as const;
export type JourneyStepId = (typeof journeySteps)[number];

export type JourneyState = 'done' | 'open' | 'attention';

export const journeyMarks = ['reports', 'noAgent', 'viewed'] as const;
/** What only people or their acts tell: a computer was seen to report, none has to, the groups were looked at. */
export type JourneyMark = (typeof journeyMarks)[number];

/** What is kept of it for this Windows account. */
export interface Journey {
  /** The person has put it away. */
  readonly hidden: boolean;
  /** By connection ID. */
  readonly marks: Readonly<Record<string, readonly JourneyMark[]>>;
}

export const newJourney: Journey = { hidden: false, marks: {} };

/** How each step stands for a connection, or for what the wizard was left with. */
export function journeyStates(
  connection: ConnectionView | undefined,
  draft: WizardDraft | undefined,
  marks: readonly JourneyMark[],
  now: Date,
): Readonly<Record<JourneyStepId, JourneyState>> {
  if (connection === undefined) {
    const isRegistered = draft !== undefined && isGuid(draft.clientId) && isTenant(draft.tenant);
    const open = Object.fromEntries(journeySteps.map((id) => [id, 'open'])) as Record<
      JourneyStepId,
      JourneyState
    >;
    return { ...open, register: isRegistered ? 'done' : 'open' };
  }
  return {
    register: 'done',
    permit: permitState(connection),
    connect: 'done',
    secret: secretState(connection, now),
    agent: marks.includes('reports') || marks.includes('noAgent') ? 'done' : 'open',
    import: importState(connection),
    view: marks.includes('viewed') ? 'done' : 'open',
  };
}

/** What Azure answers where the app's role is what is wrong. */
const roleTroubles: ReadonlySet<ErrorCode | undefined> = new Set([
  'missingPermission',
  'notAuthorized',
  'roleMissing',
]);

function permitState({ lastRun }: ConnectionView): JourneyState {
  return roleTroubles.has(lastRun?.error?.code) ? 'attention' : 'done';
}

function secretState(connection: ConnectionView, now: Date): JourneyState {
  const { expiresOn, hasSecret } = connection.secret;
  if (connection.syncsHere && !hasSecret) return 'attention';
  if (isRefused(connection)) return 'attention';
  // Somebody counts on a renewal that does not come.
  const { enabled, trouble } = connection.renewal;
  if (enabled && trouble !== undefined) return 'attention';
  // Nobody would be warned: not wrong, but not done either.
  if (expiresOn === undefined) return isInOrder(connection.renewal) ? 'done' : 'open';
  if (hasExpired(connection, now)) return 'attention';
  const end = new Date(expiresOn);
  const warning = neededWarning(end, isInOrder(connection.renewal), now, connection.warningDays);
  return end > now && warning !== undefined ? 'attention' : 'done';
}

/** The last run stopped with what a new secret mends, and none was given since, nor is one on its way. */
function isRefused(connection: ConnectionView): boolean {
  const error = connection.lastRun?.error;
  if (error === undefined || connection.handOver === 'waiting') return false;
  return mendedBySecret.has(error.code) && !isMendedSince(connection);
}

function importState({ importEnabled, lastRun, lastSuccessAt }: ConnectionView): JourneyState {
  if (!importEnabled || lastRun?.outcome.outcome === 'failed') return 'attention';
  return lastSuccessAt === undefined ? 'open' : 'done';
}

/** The connection whose journey is shown: the first real one that has a step left, else the first practice one. */
export function journeyOf(
  connections: readonly ConnectionView[],
  { marks }: Journey,
  now: Date,
): ConnectionView | undefined {
  const isLeft = (one: ConnectionView) =>
    Object.values(journeyStates(one, undefined, marks[one.connectionId] ?? [], now)).some(
      (state) => state !== 'done',
    );
  const inOrder = connections.toSorted((a, b) => Number(a.practice) - Number(b.practice));
  return inOrder.find(isLeft);
}
