import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { CollectionSource } from '../ports.ts';

/** Failures that say that a provider is down, so that another one of the same site is worth asking. */
const isDown: ReadonlySet<ErrorCode> = new Set([
  'hostNotFound',
  'connectionRefused',
  'connectionCut',
  'timedOut',
  'notAProvider',
  'certificateExpired',
]);

/** A provider whose web server answers for a service that does not run says 503. */
function needsAnother({ code, status = 0 }: AppError): boolean {
  return isDown.has(code) || status >= 500;
}

export interface NamedSource {
  readonly fqdn: string;
  readonly source: CollectionSource;
}

/**
 * A site through any of its SMS Providers: when the one in use is down the next one is asked, and kept as long as it
 * answers. `onUse` is told of each change. All answers of one read come from one provider.
 */
export function createProvidersSource(
  providers: readonly NamedSource[],
  onUse: (fqdn: string) => void,
): CollectionSource {
  let current = 0;
  const ask = async <T>(call: (source: CollectionSource) => Promise<Result<T>>): Promise<Result<T>> => {
    let first: Result<T> | undefined;
    // Others are asking at the same time: where this one began must not move under it.
    const start = current;
    for (let tried = 0; tried < providers.length; tried += 1) {
      const at = (start + tried) % providers.length;
      const provider = providers[at];
      if (provider === undefined) break;
      const answer = await call(provider.source);
      if (answer.ok || !needsAnother(answer.error)) {
        if (at !== current) onUse(provider.fqdn);
        current = at;
        return answer;
      }
      // The provider that was asked first is the one that people know.
      first ??= answer;
    }
    return first ?? fail(appError('providerNameNotFull', { field: 'providerFqdn' }));
  };
  return {
    checkSite: (signal) => ask((source) => source.checkSite(signal)),
    listCollections: (signal) => ask((source) => source.listCollections(signal)),
    listMembers: (collectionId, expected, signal) =>
      ask((source) => source.listMembers(collectionId, expected, signal)),
    listDevices: (signal) => ask((source) => source.listDevices(signal)),
    findDevices: (resourceIds, signal) => ask((source) => source.findDevices(resourceIds, signal)),
  };
}
