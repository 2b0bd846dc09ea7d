import { createCertificateAuthority } from '../../simulator/serve/certificateAuthority.ts';
import { arm, diagnose, entra, rowOf, verify } from './calls.ts';
import { expect, test, throughSquid } from './fixture.ts';

const issuer = 'OMS Connect simulator (this run only)';

test('a proxy that reads along is let through where the computer trusts it, and said', async ({
  cloud,
  squid,
  launchIn,
}) => {
  const company = createCertificateAuthority();
  const { port } = await squid({ inspects: { ...company, trustedPem: cloud.authority.caPem } });
  const home = await cloud.homeThatTrusts(company.caPem);
  const { page } = await launchIn({ home, proxy: throughSquid(port) });
  expect(await verify(page)).toBeUndefined();
  const rows = await diagnose(page);
  expect(rowOf(rows, arm, 'certificate')).toMatchObject({
    ...{ state: 'attention', finding: 'certificateIntercepted', facts: { issuer } },
  });
  expect(rowOf(rows, arm, 'web')).toMatchObject({ finding: 'serviceAnswers' });
});

test('one that the computer does not trust is told by its issuer', async ({ cloud, squid, launchIn }) => {
  const company = createCertificateAuthority();
  const { port } = await squid({ inspects: { ...company, trustedPem: cloud.authority.caPem } });
  const home = await cloud.homeThatTrusts();
  const { page } = await launchIn({ home, proxy: throughSquid(port) });
  expect(await verify(page)).toMatchObject({
    ...{ code: 'certificateUntrusted', serviceCode: 'ERR_CERT_AUTHORITY_INVALID', facts: { host: entra } },
  });
  expect(rowOf(await diagnose(page), entra, 'certificate')).toMatchObject({
    ...{ state: 'failed', finding: 'certificateInterceptedUntrusted', facts: { issuer } },
  });
});

test('a certificate out of date and one of another name are told as what they are', async ({
  cloud,
  squid,
  launchIn,
}) => {
  const { port } = await squid();
  const home = await cloud.homeThatTrusts(cloud.authority.caPem);
  const { page } = await launchIn({ home, proxy: throughSquid(port) });
  cloud.present(entra, 'expired');
  expect(await verify(page)).toMatchObject({
    ...{ code: 'certificateExpired', serviceCode: 'ERR_CERT_DATE_INVALID', facts: { host: entra } },
  });
  expect(rowOf(await diagnose(page), entra, 'certificate')).toMatchObject({
    ...{ state: 'failed', finding: 'certificateExpired' },
  });
  cloud.present(entra, 'wrongName');
  expect(await verify(page)).toMatchObject({
    ...{ code: 'certificateWrongName', serviceCode: 'ERR_CERT_COMMON_NAME_INVALID' },
  });
  cloud.present(entra, 'good');
  expect(await verify(page)).toBeUndefined();
});
