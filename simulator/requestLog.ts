import type { Exchange, ServiceName } from './types.ts';

export interface RequestCounts {
  /** Answered calls per service, challenges left out. */
  readonly requests: Readonly<Record<ServiceName, number>>;
  /** 401 answers that only ask a Windows client to name itself; it gets one before each AdminService call. */
  readonly challenges: number;
}

export interface RequestLog {
  /** The last exchanges, oldest first, at most as many as the simulator was told to keep. */
  readonly exchanges: readonly Exchange[];
  readonly counts: RequestCounts;
  clear(): void;
}

export interface WritableRequestLog extends RequestLog {
  add(exchange: Exchange): void;
}

function isChallenge({ service, status, responseHeaders }: Exchange): boolean {
  const header = responseHeaders['www-authenticate'] ?? '';
  return service === 'adminService' && status === 401 && /negotiate|ntlm/i.test(header);
}

/** `keep`: how many exchanges stay in memory with their bodies. Counting goes on beyond that. */
export function createRequestLog(keep: number): WritableRequestLog {
  let exchanges: Exchange[] = [];
  let requests = { entra: 0, arm: 0, graph: 0, logs: 0, adminService: 0 };
  let challenges = 0;
  return {
    get exchanges() {
      return exchanges;
    },
    get counts() {
      return { requests: { ...requests }, challenges };
    },
    add(exchange) {
      if (isChallenge(exchange)) challenges += 1;
      else requests[exchange.service] += 1;
      if (keep === 0) return;
      exchanges.push(exchange);
      // Trimmed in steps, so that adding stays cheap.
      if (exchanges.length > keep * 2) exchanges = exchanges.slice(-keep);
    },
    clear() {
      exchanges = [];
      requests = { entra: 0, arm: 0, graph: 0, logs: 0, adminService: 0 };
      challenges = 0;
    },
  };
}
