/**
 * The seams between the parts of the simulator. It imitates Entra, Azure Resource Manager, Log Analytics,
 * Graph and an AdminService as fetch handlers; nothing in it knows whether it is mounted in process or served.
 */

export type ServiceName = 'entra' | 'arm' | 'graph' | 'logs' | 'adminService';

/** Answers one request. Never throws for bad input: bad input gets the service's own error answer. */
export type ServiceHandler = (request: Request) => Promise<Response>;

/** Time comes in from outside, so that tests and expiry dates are deterministic. */
export type Now = () => Date;

/** A saved function that the log query may call: alias to its query text. */
export type FunctionCatalog = ReadonlyMap<string, string>;

export interface QueryColumn {
  readonly name: string;
  readonly type: string;
}

export interface QueryTable {
  readonly columns: readonly QueryColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

/** One exchange as the request log keeps it. Bodies are kept as text. */
export interface Exchange {
  readonly service: ServiceName;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  /** A fault had a hand in the answer, so it need not be one that the service would give. */
  readonly faulty?: boolean;
}

/** A reason to answer differently, once or often; set by tests and by `--faults FILE`. */
export interface Fault {
  readonly service?: ServiceName;
  readonly method?: string;
  /** Regular expression over the path and query, ignoring case. */
  readonly path?: string;
  /** How many matching requests pass before it strikes (default 0) and how many it then strikes (default 1). */
  readonly after?: number;
  readonly times?: number;
  readonly effect:
    | {
        readonly kind: 'status';
        readonly status: number;
        readonly headers?: Record<string, string>;
        readonly body?: string;
      }
    | { readonly kind: 'delay'; readonly inMs: number }
    /** The connection is cut before an answer. */
    | { readonly kind: 'reset' }
    /** There is no answer, for the reason that Node names so: ENOTFOUND, ECONNREFUSED, CERT_HAS_EXPIRED ... */
    | { readonly kind: 'network'; readonly code: string }
    /** The answer's body is cut in the middle. */
    | { readonly kind: 'truncate' };
}
