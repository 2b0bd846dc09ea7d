import { ArmFailure } from './armFailure.ts';

type Kind = 'read' | 'write' | 'delete';

interface Bucket {
  tokens: number;
  refilledAt: number;
}

/**
 * Token buckets per region, subscription and principal: size and refill per second. The global bucket of a
 * subscription is 15 times as large. Source: Microsoft Learn "Understand how Azure Resource Manager throttles
 * requests".
 */
const sizes: Readonly<Record<Kind, { size: number; perSecond: number }>> = {
  read: { size: 250, perSecond: 25 },
  write: { size: 200, perSecond: 10 },
  delete: { size: 200, perSecond: 10 },
};
const globalFactor = 15;

function kindOf(method: string): Kind {
  if (method === 'GET' || method === 'HEAD') return 'read';
  return method === 'DELETE' ? 'delete' : 'write';
}

export interface Throttle {
  /** Takes one token and answers the headers that tell how many are left; refuses only when `enforced`. */
  take(call: {
    readonly method: string;
    readonly subscriptionId: string | undefined;
    readonly principalId: string;
    readonly at: Date;
    readonly enforced: boolean;
  }): Readonly<Record<string, string>>;
}

export function createThrottle(): Throttle {
  const buckets = new Map<string, Bucket>();

  const takeFrom = (key: string, size: number, perSecond: number, at: Date): number => {
    const now = at.getTime();
    const bucket = buckets.get(key) ?? { tokens: size, refilledAt: now };
    buckets.set(key, bucket);
    const refill = Math.max(0, ((now - bucket.refilledAt) / 1000) * perSecond);
    bucket.tokens = Math.min(size, bucket.tokens + refill);
    bucket.refilledAt = now;
    if (bucket.tokens < 1) return -1;
    bucket.tokens -= 1;
    return Math.floor(bucket.tokens);
  };

  return {
    take({ method, subscriptionId, principalId, at, enforced }) {
      const kind = kindOf(method);
      const { size, perSecond } = sizes[kind];
      const area = subscriptionId === undefined ? 'tenant' : 'subscription';
      const key = `${kind}|${subscriptionId?.toLowerCase() ?? 'tenant'}`;
      const own = takeFrom(`${key}|${principalId}`, size, perSecond, at);
      const whole = takeFrom(key, size * globalFactor, perSecond * globalFactor, at);
      const header = `x-ms-ratelimit-remaining-${area}`;
      if (enforced && (own < 0 || whole < 0)) {
        const seconds = '10';
        throw new ArmFailure(
          429,
          'SubscriptionRequestsThrottled',
          `Number of '${kind}' requests for subscription '${subscriptionId ?? ''}' actor '${principalId}' exceeded. Please try again after '${seconds}' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information.`,
          { headers: { 'retry-after': seconds, [`${header}-${kind}s`]: '0' } },
        );
      }
      return {
        [`${header}-${kind}s`]: String(Math.max(0, own)),
        [`${header}-global-${kind}s`]: String(Math.max(0, whole)),
      };
    },
  };
}
