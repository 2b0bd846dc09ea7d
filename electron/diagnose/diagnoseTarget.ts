import { type DiagnosisRow, type DiagnosisTarget, HTTPS_PORT, type ProbeId } from '../../shared/diagnosis.ts';
import type { AppError } from '../../shared/errors.ts';
import { isFullHostName } from '../../shared/fields.ts';
import type { Clock, Transport } from '../ports.ts';
import { networkCause, networkErrorName } from '../transport/networkErrors.ts';
import { noAnswer } from '../transport/noAnswer.ts';
import { judgeClock, judgeProvider, judgeService, type SeenAnswer, see } from './judgeAnswer.ts';
import { type Judged, judgeCertificate, type Trust } from './judgeCertificate.ts';
import { connectionFinding, failed, passed } from './judgeConnection.ts';
import type { NetworkProbes, ProxyAddress, ServerCertificate } from './probes.ts';
import { readProxyRoute } from './proxyRoute.ts';
import { Stopped, TargetRows } from './targetRows.ts';

export interface DiagnoseDeps {
  readonly probes: NetworkProbes;
  /** The app's own way to the services: what it says of certificates and proxies is what counts. */
  readonly transport: Transport;
  readonly clock: Clock;
  /** Windows account that signs in to the site. */
  readonly account: string;
  /** False where this program has no Windows sign-in, so that a site cannot be asked. */
  readonly signsInToSite: boolean;
}

/** How far one target was reached, beside its rows. */
export interface TargetOutcome {
  readonly target: DiagnosisTarget;
  readonly rows: readonly DiagnosisRow[];
  /** HTTP status of the answer, where there was one. */
  readonly status?: number;
  readonly error?: AppError;
  readonly durationInMs: number;
}

const PROBE_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;

/** Looks at one target from the outside in. What a failed row leaves open is skipped, and nothing else. */
export async function diagnoseTarget(
  target: DiagnosisTarget,
  deps: DiagnoseDeps,
  report: (row: DiagnosisRow) => void,
  signal: AbortSignal,
): Promise<TargetOutcome> {
  const rows = new TargetRows(target, report, signal);
  const look = new TargetLook(target, deps, rows, signal);
  const startedAt = deps.clock.now().getTime();
  try {
    await look.run();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  rows.skipRest();
  const { status, error } = look;
  return {
    target,
    rows: rows.all,
    ...(status === undefined ? {} : { status }),
    ...(error === undefined ? {} : { error }),
    durationInMs: deps.clock.now().getTime() - startedAt,
  };
}

class TargetLook {
  status: number | undefined;
  error: AppError | undefined;
  readonly #target: DiagnosisTarget;
  readonly #deps: DiagnoseDeps;
  readonly #rows: TargetRows;
  readonly #signal: AbortSignal;
  #isProxied = false;
  /** Proxies that Windows names and that do not open. */
  #deadProxies = '';
  /** What a proxy said to CONNECT, where it did not let through. */
  #proxyAnswered: number | undefined;

  constructor(target: DiagnosisTarget, deps: DiagnoseDeps, rows: TargetRows, signal: AbortSignal) {
    this.#target = target;
    this.#deps = deps;
    this.#rows = rows;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    if (this.#isSite) this.#rows.end('account', passed('accountInUse', { account: this.#deps.account }));
    const proxy = await this.#proxy();
    await this.#name(proxy);
    await this.#connection(proxy);
    await this.#answer(proxy);
  }

  get #isSite(): boolean {
    return this.#target.service === 'adminService';
  }

  get #url(): string {
    const { host } = this.#target;
    return this.#isSite
      ? `https://${host}/AdminService/wmi/SMS_Identification?$select=ThisSiteCode,ThisSiteName`
      : `https://${host}/`;
  }

  async #proxy(): Promise<ProxyAddress | undefined> {
    this.#rows.begin('proxy');
    const route = await this.#deps.probes
      .proxyFor(this.#isSite ? 'site' : 'azure', this.#url)
      .catch(() => undefined);
    // AdminService does not work through a proxy, so that its session takes none.
    if (this.#isSite) {
      this.#rows.end('proxy', passed('proxyBypassed'));
      return undefined;
    }
    if (route === undefined) {
      this.#rows.end('proxy', { state: 'attention', finding: 'proxyUndecided', facts: {} });
      return undefined;
    }
    const { proxies, endsDirect } = readProxyRoute(route);
    const [first] = proxies;
    if (first === undefined) {
      this.#rows.end('proxy', passed('proxyNone'));
      return undefined;
    }
    for (const { name, address } of proxies) {
      if (!(await this.#opens(address))) continue;
      this.#rows.end('proxy', passed('proxyInUse', { proxy: name }));
      return address;
    }
    // Chromium may find another way or remember which of them is dead: the app's own request decides.
    const named = proxies.map(({ name }) => name).join(', ');
    this.#deadProxies = named;
    this.#rows.end('proxy', { ...failed('proxyUnreachable', { proxy: named }), state: 'attention' });
    return endsDirect ? undefined : first.address;
  }

  async #opens({ host, port }: ProxyAddress): Promise<boolean> {
    try {
      await this.#limited((signal) => this.#deps.probes.connect(host, port, signal));
      return true;
    } catch {
      this.#signal.throwIfAborted();
      return false;
    }
  }

  async #name(proxy: ProxyAddress | undefined): Promise<void> {
    const { host } = this.#target;
    if (this.#isSite && !isFullHostName(host)) this.#rows.stop('name', failed('nameNotFull', { host }));
    if (proxy !== undefined) return this.#rows.end('name', passed('nameLeftToProxy'));
    await this.#step('name', (signal) => this.#deps.probes.lookup(host, signal), {
      passed: (addresses) => passed('nameFound', { addresses: addresses.slice(0, 3).join(', ') }),
      failed: (code) =>
        failed(/EAI_AGAIN|ETIMEOUT|TIMED_OUT|ETIMEDOUT/.test(code) ? 'nameServerSilent' : 'nameUnknown', {
          host,
        }),
    });
  }

  async #connection(proxy: ProxyAddress | undefined): Promise<void> {
    const { host } = this.#target;
    if (proxy === undefined) {
      return this.#step('connection', (signal) => this.#deps.probes.connect(host, HTTPS_PORT, signal), {
        passed: () => passed('connectionOpen'),
        failed: (code) => failed(connectionFinding(code), { host }),
      });
    }
    this.#rows.begin('connection');
    const answered = await this.#limited((signal) =>
      this.#deps.probes.tunnel(proxy, host, HTTPS_PORT, signal),
    ).catch(() => undefined);
    // Windows may know what to answer to 407, and a proxy of another kind speaks no plain HTTP: the app's own
    // request decides whether the way is open.
    if (answered !== 200) this.#proxyAnswered = answered;
    this.#isProxied = true;
  }

  async #answer(proxy: ProxyAddress | undefined): Promise<void> {
    const { clock, probes, transport } = this.#deps;
    const { host, service } = this.#target;
    this.#rows.begin('certificate');
    let brokenBy: string | undefined;
    const seen: ServerCertificate | undefined = await this.#limited((signal) =>
      probes.certificate(host, HTTPS_PORT, proxy, signal),
    ).catch((error: unknown) => {
      brokenBy = networkErrorName(error) ?? 'ECONNRESET';
      return undefined;
    });
    let answer: SeenAnswer;
    try {
      const options = { service, timeoutInMs: REQUEST_TIMEOUT_MS, signal: this.#signal };
      answer = await see(await transport(new Request(this.#url), options));
    } catch (error) {
      this.#noAnswer(error, seen, brokenBy);
      throw new Stopped();
    }
    this.status = answer.status;
    if (this.#isProxied) this.#rows.end('connection', passed('connectionThroughProxy'));
    this.#rows.end('certificate', judgeCertificate(seen, 'trusted', !this.#isSite, clock.now()));
    this.#judge(answer);
  }

  #judge(answer: SeenAnswer): void {
    const { account, clock, signsInToSite } = this.#deps;
    const web = this.#isSite ? judgeProvider(answer) : judgeService(answer);
    this.#rows.end('web', web);
    this.#rows.end('clock', judgeClock(answer, clock.now()));
    if (!this.#isSite || web.state === 'failed') return;
    if (answer.status === 401) {
      this.#rows.stop(
        'signIn',
        signsInToSite
          ? failed('signInRefused', { account })
          : { state: 'skipped', finding: 'signInNotHere', facts: {} },
      );
    }
    this.#rows.end('signIn', passed('signInAccepted', { account }));
    const { siteCode } = answer;
    this.#rows.end(
      'role',
      siteCode === undefined ? failed('roleMissing', { account }) : passed('roleFound', { siteCode }),
    );
  }

  /** Why the app's own request got no answer decides which row it is that failed. */
  #noAnswer(thrown: unknown, seen: ServerCertificate | undefined, brokenBy: string | undefined): void {
    const cut = noAnswer(thrown);
    if (cut === undefined || cut.code === 'cancelled') throw thrown;
    this.error = cut;
    const { host } = this.#target;
    const judge = (trust: Trust) => judgeCertificate(seen, trust, !this.#isSite, this.#deps.clock.now());
    if (cut.code === 'proxyCredentials') {
      const { reference } = cut.facts;
      this.#rows.end(
        'proxy',
        failed('proxyWantsCredentials', reference === undefined ? {} : { proxy: reference }),
      );
      return;
    }
    const neverLeft = this.#isProxied && seen === undefined && !/^certificate/.test(cut.code);
    const isOfProxy = cut.code === 'proxyUnreachable' || cut.code === 'proxyRefuses';
    if (this.#deadProxies !== '' && (neverLeft || isOfProxy)) {
      this.#rows.end('proxy', failed('proxyUnreachable', { proxy: this.#deadProxies }));
      return;
    }
    if (isOfProxy) {
      const status = this.#proxyAnswered;
      this.#rows.end(
        'connection',
        failed('proxyBlocks', status === undefined ? {} : { status: String(status) }),
      );
      return;
    }
    if (this.#isProxied) this.#rows.end('connection', passed('connectionThroughProxy'));
    if (/^certificate/.test(cut.code)) {
      this.#rows.end('certificate', judge(cut.code as Trust));
    } else if (seen === undefined) {
      this.#rows.end('certificate', failed('handshakeFailed', { host, code: brokenBy ?? '' }));
    } else {
      this.#rows.end('certificate', judge('unknown'));
      this.#rows.end('web', failed(cut.code === 'timedOut' ? 'answerTimedOut' : 'answerCut', { host }));
    }
  }

  async #step<T>(
    probe: ProbeId,
    work: (signal: AbortSignal) => Promise<T>,
    judge: { readonly passed: (value: T) => Judged; readonly failed: (code: string) => Judged },
  ): Promise<void> {
    this.#rows.begin(probe);
    let value: T;
    try {
      value = await this.#limited(work);
    } catch (error) {
      this.#signal.throwIfAborted();
      const code = networkErrorName(error) ?? 'UNKNOWN';
      this.#fail(networkCause(code), code);
      this.#rows.stop(probe, judge.failed(code));
    }
    this.#rows.end(probe, judge.passed(value));
  }

  async #limited<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = new AbortController();
    const over = new AbortController();
    void this.#deps.clock.wait(PROBE_TIMEOUT_MS, over.signal).then(
      () => limit.abort(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })),
      () => undefined,
    );
    try {
      return await work(AbortSignal.any([limit.signal, this.#signal]));
    } finally {
      over.abort();
    }
  }

  #fail(code: AppError['code'], serviceCode: string): void {
    this.error = { code, facts: { host: this.#target.host }, retryable: true, serviceCode };
  }
}
