import { runLogTexts } from '../../shared/strings/runLog.ts';
import type { TrafficMeter } from '../transport/traffic.ts';
import type { RunLog } from './runLog.ts';
import type { RunReporter } from './runs.ts';

/** From now on the run bears a long pause that Azure asks for, says so, and ends it when it is cancelled. */
export function watchPauses(
  { pauses }: Pick<TrafficMeter, 'pauses'>,
  log: RunLog,
  report: Pick<RunReporter, 'paused'>,
  signal: AbortSignal,
): void {
  pauses.watch({
    signal,
    paused(until) {
      if (until !== undefined) log.write('warning', runLogTexts.paused(until));
      report.paused(until);
    },
  });
}
