import { usesChromiumNetwork } from './chromiumNetwork.ts';
import { protocol } from './protocol.ts';
import { systemProxyFor } from './systemProxy.ts';
import { HostEmitter } from './unknownMember.ts';

type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0];

const partitions = new Map<string, HostSession>();

/**
 * `Session`. All of them share one Chromium profile: the app's sessions differ in permissions and network
 * settings, and the network here is Node's, or a Chromium of its own (`chromiumNetwork.ts`).
 */
export class HostSession extends HostEmitter {
  readonly protocol = protocol;
  readonly partition: string;
  #checkHandler: CheckHandler = null;
  #requestHandler: RequestHandler = null;
  #deviceHandler: DeviceHandler = null;
  #proxy: Electron.ProxyConfig = {};
  #ntlmDomains = '';

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  static get defaultSession(): HostSession {
    return HostSession.fromPartition('');
  }

  static fromPartition(partition: string): HostSession {
    const known = partitions.get(partition) ?? new HostSession(partition);
    partitions.set(partition, known);
    return known;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#checkHandler = handler;
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#requestHandler = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.#deviceHandler = handler;
  }

  /** Read by the host before each page load. */
  get _permissions(): {
    readonly check: CheckHandler;
    readonly request: RequestHandler;
    readonly device: DeviceHandler;
  } {
    return { check: this.#checkHandler, request: this.#requestHandler, device: this.#deviceHandler };
  }

  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.#proxy = config;
  }

  /** For the host's Chromium network. */
  get _isDirect(): boolean {
    return this.#proxy.mode === 'direct';
  }

  /** Node knows no system proxy, so without fixed rules the answer is DIRECT. */
  async resolveProxy(url: string): Promise<string> {
    const { mode, proxyRules } = this.#proxy;
    if (usesChromiumNetwork && (mode ?? 'system') === 'system') return systemProxyFor(url);
    return proxyRules && mode !== 'direct' && mode !== 'system' ? `PROXY ${proxyRules}` : 'DIRECT';
  }

  async closeAllConnections(): Promise<void> {}

  async clearAuthCache(): Promise<void> {}

  allowNTLMCredentialsForDomains(domains: string): void {
    this.#ntlmDomains = domains;
  }

  /** What was last allowed, for tests. */
  get _ntlmDomains(): string {
    return this.#ntlmDomains;
  }

  setSpellCheckerEnabled(_enable: boolean): void {}

  getUserAgent(): string {
    return `Chromium host/${process.versions.electron ?? ''}`;
  }

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:');
  }
}
HostSession.prototype satisfies Pick<
  Electron.Session,
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setDevicePermissionHandler'
  | 'setProxy'
  | 'resolveProxy'
  | 'allowNTLMCredentialsForDomains'
  | 'closeAllConnections'
  | 'clearAuthCache'
  | 'setSpellCheckerEnabled'
  | 'getUserAgent'
  | 'isPersistent'
>;
