import type { ConnectionView } from '../../../shared/model.ts';
import { hasExpired } from '../../../shared/secretExpiry.ts';
import { renewalTexts } from '../../../shared/strings/renewal.ts';
import type { Status } from '../../components/StatusIcon.tsx';

export interface RenewalLine {
  readonly status: Status;
  readonly text: string;
}

/** What the automatic renewal does next, in one line; undefined where there is nothing to tell. */
export function renewalLine(connection: ConnectionView, now: Date): RenewalLine | undefined {
  const { enabled, allowed, underWay, dueFrom, trouble } = connection.renewal;
  if (!allowed) return { status: 'note', text: renewalTexts.forbidden };
  // Its message tells more.
  if (!enabled || trouble !== undefined) return undefined;
  if (hasExpired(connection, now)) return { status: 'stopped', text: renewalTexts.expired };
  if (underWay) return { status: 'waiting', text: renewalTexts.underWay };
  if (dueFrom === undefined) return { status: 'note', text: renewalTexts.endUnknown };
  const from = new Date(dueFrom);
  return { status: 'good', text: from <= now ? renewalTexts.dueNow : renewalTexts.dueFrom(from) };
}
