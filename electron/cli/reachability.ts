import pLimit from 'p-limit';
import { clouds } from '../../shared/clouds.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { ServiceName } from '../../shared/runModel.ts';
import type { Clock, Transport } from '../ports.ts';
import { noAnswer } from '../transport/noAnswer.ts';

/** One address that the app needs. */
export interface Endpoint {
  readonly service: ServiceName;
  readonly url: string;
}

/** Whether anybody answers there; what the answer says does not matter. */
export type Reach = {
  readonly service: ServiceName;
  readonly host: string;
  readonly durationInMs: number;
} & (
  | { readonly reached: true; readonly status: number }
  | { readonly reached: false; readonly error: AppError }
);

const TIMEOUT_MS = 20_000;
const AT_ONCE = 4;

/** The services of the clouds in use, or of the public one, and every provider. */
export function endpointsOf(
  connections: readonly Pick<ConnectionView, 'cloud'>[],
  providers: readonly string[],
): readonly Endpoint[] {
  const ids = new Set(connections.map(({ cloud }) => cloud));
  const azure = [...(ids.size === 0 ? (['public'] as const) : ids)].flatMap((id): Endpoint[] => {
    const { login, arm, graph, logs } = clouds[id];
    return [
      { service: 'entra', url: `${login}/` },
      { service: 'arm', url: `${arm}/` },
      { service: 'graph', url: `${graph}/` },
      { service: 'logs', url: `${logs}/` },
    ];
  });
  const hosts = new Set(providers.map((fqdn) => fqdn.toLowerCase()));
  const sites = [...hosts].map(
    (host): Endpoint => ({ service: 'adminService', url: `https://${host}/AdminService/` }),
  );
  return [...azure, ...sites];
}

/** One plain request to each, without any credentials. */
export async function reachAll(
  endpoints: readonly Endpoint[],
  transport: Transport,
  clock: Pick<Clock, 'now'>,
): Promise<readonly Reach[]> {
  const limit = pLimit(AT_ONCE);
  return Promise.all(endpoints.map((endpoint) => limit(() => reach(endpoint, transport, clock))));
}

async function reach(
  { service, url }: Endpoint,
  transport: Transport,
  clock: Pick<Clock, 'now'>,
): Promise<Reach> {
  const startedAt = clock.now().getTime();
  const its = { service, host: new URL(url).host };
  const durationInMs = (): number => clock.now().getTime() - startedAt;
  try {
    const { status } = await transport(new Request(url), { service, timeoutInMs: TIMEOUT_MS });
    return { ...its, durationInMs: durationInMs(), reached: true, status };
  } catch (failure) {
    const error = noAnswer(failure);
    if (error === undefined) throw failure;
    return { ...its, durationInMs: durationInMs(), reached: false, error };
  }
}
