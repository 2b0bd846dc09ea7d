import type { Configuration } from 'electron-builder';

/** What a release adds to electron-builder.yml, told by the environment: who signs, and where updates are. */

export type Environment = Readonly<Record<string, string | undefined>>;

export type PackageSettings =
  | { readonly ok: true; readonly config: Configuration }
  | { readonly ok: false; readonly sentence: string };

/**
 * OMS_RELEASE=1 makes a missing signature a failure. A build that updates itself has to be signed: the updater takes
 * only what carries the same publisher's signature, and a build without one would take anything.
 */
export function packageSettings(env: Environment): PackageSettings {
  const isRelease = env.OMS_RELEASE === '1';
  const signing = signingOf(env);
  if (typeof signing === 'string') return { ok: false, sentence: signing };
  const url = updateUrl(env.OMS_UPDATE_URL);
  if (url === 'refused')
    return { ok: false, sentence: 'OMS_UPDATE_URL has to be an https address without credentials.' };
  if (signing === undefined && isRelease)
    return { ok: false, sentence: `A release is signed. ${HOW_TO_SIGN}` };
  if (signing === undefined && url !== undefined)
    return { ok: false, sentence: `A build that updates itself is signed. ${HOW_TO_SIGN}` };
  return {
    ok: true,
    config: {
      forceCodeSigning: isRelease || url !== undefined,
      ...(url === undefined ? {} : { publish: [{ provider: 'generic', url }] }),
      ...(signing === undefined ? {} : { win: signing }),
    },
  };
}

const HOW_TO_SIGN =
  'Set OMS_SIGN_PUBLISHER and one of: OMS_SIGN_CERTIFICATE_SHA1 or OMS_SIGN_CERTIFICATE_SUBJECT (a certificate in ' +
  'the Windows store), OMS_SIGN_AZURE_ENDPOINT with _ACCOUNT and _PROFILE (Azure Artifact Signing), or WIN_CSC_LINK ' +
  'with WIN_CSC_KEY_PASSWORD (a .pfx file).';

type Signing = Pick<NonNullable<Configuration['win']>, 'signtoolOptions' | 'azureSignOptions'>;

/** Undefined: nobody signs. A string says what is missing. */
function signingOf(env: Environment): Signing | string | undefined {
  const sha1 = env.OMS_SIGN_CERTIFICATE_SHA1 ?? '';
  const subject = env.OMS_SIGN_CERTIFICATE_SUBJECT ?? '';
  const endpoint = env.OMS_SIGN_AZURE_ENDPOINT ?? '';
  const file = env.WIN_CSC_LINK ?? '';
  const ways = [sha1, subject, endpoint, file].filter((way) => way !== '');
  if (ways.length === 0) return undefined;
  if (ways.length > 1) return `There are several ways to sign. ${HOW_TO_SIGN}`;
  const publisherName = env.OMS_SIGN_PUBLISHER ?? '';
  if (publisherName === '') return 'OMS_SIGN_PUBLISHER is missing: the name in the certificate.';
  if (endpoint !== '') {
    const account = env.OMS_SIGN_AZURE_ACCOUNT ?? '';
    const profile = env.OMS_SIGN_AZURE_PROFILE ?? '';
    if (account === '' || profile === '')
      return 'OMS_SIGN_AZURE_ENDPOINT needs OMS_SIGN_AZURE_ACCOUNT and OMS_SIGN_AZURE_PROFILE.';
    return {
      azureSignOptions: {
        endpoint,
        codeSigningAccountName: account,
        certificateProfileName: profile,
        publisherName,
      },
    };
  }
  return {
    signtoolOptions: {
      publisherName,
      signingHashAlgorithms: ['sha256'],
      rfc3161TimeStampServer: env.OMS_SIGN_TIMESTAMP_URL ?? 'http://timestamp.digicert.com',
      ...(sha1 === '' ? {} : { certificateSha1: sha1 }),
      ...(subject === '' ? {} : { certificateSubjectName: subject }),
    },
  };
}

function updateUrl(text: string | undefined): string | 'refused' | undefined {
  if (text === undefined || text === '') return undefined;
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? text : 'refused';
}
