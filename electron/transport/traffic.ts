import type { Traffic } from '../../shared/runModel.ts';
import type { Transport } from '../ports.ts';
import { createPauses, type Pauses } from './pauses.ts';

/** What goes through one run's transports: counted, and where it waits. */
export interface TrafficMeter {
  readonly counted: (transport: Transport) => Transport;
  /** So far. */
  readonly traffic: () => Traffic;
  /** Its long waits, borne while the run watches them. */
  readonly pauses: Pauses;
}

export const noTraffic: Traffic = {
  requests: { entra: 0, arm: 0, graph: 0, logs: 0, adminService: 0 },
  bytes: { sent: 0, received: 0 },
};

/** A request is one answered call; repeats count, what had no answer does not. Bytes are those of bodies. */
export function createTrafficMeter(): TrafficMeter {
  const requests = { ...noTraffic.requests };
  const bytes = { sent: 0, received: 0 };
  return {
    counted: (transport) => async (request, options) => {
      if (options.bodyText !== undefined) bytes.sent += Buffer.byteLength(options.bodyText);
      else if (request.body !== null) bytes.sent += (await request.clone().arrayBuffer()).byteLength;
      const onBody = (length: number): void => {
        bytes.received += length;
      };
      const response = await transport(request, { ...options, onBody });
      requests[options.service] += 1;
      return response;
    },
    pauses: createPauses(),
    traffic: () => ({ requests: { ...requests }, bytes: { ...bytes } }),
  };
}
