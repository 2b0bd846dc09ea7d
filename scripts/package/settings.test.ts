import { expect, test } from 'vitest';
import { packageSettings } from './settings.ts';

const signed = { OMS_SIGN_PUBLISHER: 'Contoso', OMS_SIGN_CERTIFICATE_SHA1: 'ab12' };

test('without settings nothing is signed and nothing looks for updates', () => {
  expect(packageSettings({ OMS_RELEASE: '' })).toEqual({ ok: true, config: { forceCodeSigning: false } });
});

test('a release fails without a signature, and so does a build that updates itself', () => {
  expect(packageSettings({ OMS_RELEASE: '1' })).toMatchObject({ ok: false });
  expect(packageSettings({ OMS_UPDATE_URL: 'https://updates.contoso.com/oms' })).toMatchObject({ ok: false });
  expect(packageSettings({ ...signed, OMS_RELEASE: '1' })).toMatchObject({
    ok: true,
    config: { forceCodeSigning: true, win: { signtoolOptions: { certificateSha1: 'ab12' } } },
  });
  expect(packageSettings({ ...signed, OMS_UPDATE_URL: 'https://updates.contoso.com/oms' })).toMatchObject({
    ok: true,
    config: {
      forceCodeSigning: true,
      publish: [{ provider: 'generic', url: 'https://updates.contoso.com/oms' }],
    },
  });
});

test('each way to sign, with what is missing said', () => {
  const azure = {
    OMS_SIGN_PUBLISHER: 'Contoso',
    OMS_SIGN_AZURE_ENDPOINT: 'https://weu.codesigning.azure.net',
  };
  expect(packageSettings(azure)).toMatchObject({ sentence: expect.stringContaining('_ACCOUNT') });
  expect(
    packageSettings({ ...azure, OMS_SIGN_AZURE_ACCOUNT: 'a', OMS_SIGN_AZURE_PROFILE: 'p' }),
  ).toMatchObject({
    config: { win: { azureSignOptions: { codeSigningAccountName: 'a', certificateProfileName: 'p' } } },
  });
  expect(packageSettings({ WIN_CSC_LINK: 'c.pfx' })).toMatchObject({
    sentence: expect.stringContaining('OMS_SIGN_PUBLISHER'),
  });
  expect(packageSettings({ ...signed, WIN_CSC_LINK: 'c.pfx' })).toMatchObject({
    sentence: expect.stringContaining('several ways'),
  });
});

test.each(['http://updates.contoso.com', 'https://u:p@contoso.com', 'updates'])(
  'no updates from %s',
  (OMS_UPDATE_URL) => {
    expect(packageSettings({ ...signed, OMS_UPDATE_URL })).toMatchObject({ ok: false });
  },
);
