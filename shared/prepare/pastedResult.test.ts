import { describe, expect, it } from 'vitest';
import { practice } from '../practice.ts';
import { readPastedResult } from './pastedResult.ts';

const { clientId, clientSecret, resourceGroup, subscriptionId, tenantId, workspace } = practice;
const line = JSON.stringify({
  omsConnect: 1,
  cloud: 'AzureUSGovernment',
  tenantId,
  clientId,
  clientSecret,
  secretExpiresOn: '2027-11-25T19:57:48.000Z',
  subscriptionId,
  resourceGroup: 'rg-münchen_(1)',
  workspace,
});
const all = {
  cloud: 'usGovernment',
  tenant: tenantId,
  clientId,
  secret: clientSecret,
  secretExpiresOn: '2027-11-25T19:57:48.000Z',
  subscription: subscriptionId,
  resourceGroup: 'rg-münchen_(1)',
  workspace,
};
const valuesOf = (text: string) => {
  const result = readPastedResult(text);
  return result.kind === 'values' ? result.values : result.why;
};

describe('what is understood', () => {
  it('the line of a script', () => {
    expect(readPastedResult(line)).toEqual({ kind: 'values', values: all, unusable: [], unknown: [] });
  });

  it('az ad sp create-for-rbac', () => {
    const text = JSON.stringify(
      { appId: clientId, displayName: 'x', name: clientId, password: clientSecret, tenant: tenantId },
      null,
      2,
    );
    expect(readPastedResult(text)).toEqual({
      kind: 'values',
      values: { clientId, secret: clientSecret, tenant: tenantId },
      unusable: [],
      unknown: [],
    });
  });

  it('az ad sp create-for-rbac --json-auth', () => {
    const text = JSON.stringify({
      clientId,
      clientSecret,
      subscriptionId,
      tenantId,
      activeDirectoryEndpointUrl: 'https://login.partner.microsoftonline.cn/',
      resourceManagerEndpointUrl: 'https://management.chinacloudapi.cn/',
      activeDirectoryGraphResourceId: 'https://graph.chinacloudapi.cn/',
      sqlManagementEndpointUrl: 'https://management.core.chinacloudapi.cn:8443/',
      galleryEndpointUrl: 'https://gallery.chinacloudapi.cn/',
      managementEndpointUrl: 'https://management.core.chinacloudapi.cn/',
    });
    expect(readPastedResult(text)).toEqual({
      kind: 'values',
      values: {
        cloud: 'china',
        tenant: tenantId,
        clientId,
        secret: clientSecret,
        subscription: subscriptionId,
      },
      unusable: [],
      unknown: [],
    });
  });

  it('a copied terminal, of which the last result counts', () => {
    const old = line.replace(clientSecret, 'Old8Q~another');
    const text = `ada@cloud:~$ bash x.sh {y}\nDone. Copy the next line\n${old}\r\n$ bash x.sh\r\n${line}\r\nada@cloud:~$ `;
    expect(valuesOf(text)).toEqual(all);
  });

  it('a line that the terminal broke, also within a name', () => {
    const broken = line.replace(/(.{37})/g, '$1\r\n');
    expect(valuesOf(broken)).toEqual(all);
  });

  it('quotes that a mail has bent', () => {
    expect(valuesOf(line.replaceAll('"', '\u201d'))).toEqual(all);
  });

  it('a result without a secret, as a second run prints it', () => {
    const { secret: _secret, ...rest } = all;
    expect(valuesOf(line.replace(`"clientSecret":"${clientSecret}",`, ''))).toEqual(rest);
  });
});

describe('what is not', () => {
  it.each([
    ['empty', ' \n '],
    ['noJson', 'Tenant: contoso.com'],
    ['noJson', 'function x { y }'],
    ['nothingKnown', '{"error":{"code":"AuthorizationFailed"}}'],
    ['nothingKnown', '{"displayName":"OMS","tenantId":null}'],
    ['nothingKnown', '{"__proto__":"x","constructor":"y"}'],
    ['cutOff', line.slice(0, 200)],
    ['tooLong', `${line}${' '.repeat(200_000)}`],
    [
      'certificate',
      JSON.stringify({
        appId: clientId,
        fileWithCertAndPrivateKey: '/home/a/x.pem',
        password: null,
        tenant: tenantId,
      }),
    ],
  ])('%s: %s', (why, text) => {
    expect(readPastedResult(text)).toEqual({ kind: 'refused', why });
  });

  it('is told by name, and the rest is used', () => {
    const text = JSON.stringify({
      cloud: 'AzureGermanCloud',
      tenantId: 'no tenant',
      clientId: 'x',
      // The ID of the secret instead of its value.
      clientSecret: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30',
      secretExpiresOn: 'soon',
      subscriptionId: 7,
      resourceGroup: 'rg/../x',
      workspace,
      location: 'westeurope',
      '<b>role</b>': 'x',
    });
    expect(readPastedResult(text)).toEqual({
      kind: 'values',
      values: { workspace },
      unusable: ['cloud', 'tenant', 'clientId', 'secret', 'secretExpiresOn', 'subscription', 'resourceGroup'],
      unknown: ['location', 'broleb'],
    });
  });

  it('takes no group for a name, and no inherited name for a field', () => {
    expect(readPastedResult(`{"workspace":"${workspace}","toString":"x"}`)).toMatchObject({
      values: { workspace },
      unknown: ['toString'],
    });
    expect(resourceGroup).toBe('rg-oms-hq');
  });
});
