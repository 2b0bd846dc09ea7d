import type { DiagnosisState, Finding } from '../../shared/diagnosis.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { ServerCertificate } from './probes.ts';

export interface Judged {
  readonly state: DiagnosisState;
  readonly finding: Finding;
  readonly facts: Readonly<Record<string, string>>;
}

/** The name that a site's own authority has: Microsoft Learn, "How to set up the administration service". */
const SITE_ISSUER = /^SMS Issuing$/i;
/** Who issues the certificates of Azure: Microsoft Learn, "Azure Certificate Authority details". */
const AZURE_ISSUERS = /microsoft|digicert|entrust|globalsign|d-trust/i;

/** What the app's own request said of the certificate: it was taken, or why not. */
export type Trust = 'trusted' | 'unknown' | Extract<ErrorCode, `certificate${string}`>;

/**
 * Puts together what the server showed and what Windows makes of it. An issuer that is not Azure's stands between
 * this computer and Azure and reads along, trusted or not.
 */
export function judgeCertificate(
  seen: ServerCertificate | undefined,
  trust: Trust,
  isAzure: boolean,
  now: Date,
): Judged {
  const facts = {
    ...(seen === undefined ? {} : { issuer: issuerOf(seen), names: seen.names.slice(0, 3).join(', ') }),
    ...(seen === undefined || seen.validTo === '' ? {} : { until: seen.validTo, from: seen.validFrom }),
  };
  const isForeign = isAzure && seen !== undefined && !AZURE_ISSUERS.test(issuerOf(seen));
  const failed = (finding: Finding): Judged => ({ state: 'failed', finding, facts });
  switch (trust) {
    case 'certificateExpired':
      return failed(
        seen !== undefined && Date.parse(seen.validFrom) > now.getTime()
          ? 'certificateNotYetValid'
          : 'certificateExpired',
      );
    case 'certificateWrongName':
      return failed('certificateWrongName');
    case 'certificateUntrusted':
      if (isForeign) return failed('certificateInterceptedUntrusted');
      return failed(
        seen !== undefined && SITE_ISSUER.test(seen.issuer) ? 'certificateFromSite' : 'certificateUntrusted',
      );
    case 'trusted':
      return isForeign
        ? { state: 'attention', finding: 'certificateIntercepted', facts }
        : { state: 'passed', finding: 'certificateTrusted', facts };
    case 'unknown':
      // The request failed for another reason; what was shown is told as it is.
      return isForeign
        ? { state: 'attention', finding: 'certificateIntercepted', facts }
        : { state: 'attention', finding: 'certificateUntold', facts };
  }
}

function issuerOf({ issuer, organisation }: ServerCertificate): string {
  return organisation === undefined || organisation === '' || issuer.includes(organisation)
    ? issuer
    : `${issuer} (${organisation})`;
}
