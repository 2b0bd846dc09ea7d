/**
 * The made-up values of practice mode: the tenant, app and site that the simulator serves by default.
 * They open nothing anywhere else, so the secret may stand in the source and be offered on the screen.
 */
export const practice = {
  tenantId: '7f3c2a10-5b1d-4c7e-9a46-2d8e0f6b1c35',
  tenantDomain: 'contoso.onmicrosoft.com',
  tenantName: 'Contoso',
  subscriptionId: '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18',
  subscriptionName: 'Contoso Production',
  resourceGroup: 'rg-oms-hq',
  workspace: 'law-contoso-hq',
  workspaceCustomerId: '9d5b7c41-20fe-4a83-8e6d-b7140c3a5f92',
  location: 'westeurope',
  providerFqdn: 'cm01.contoso.com',
  /** The app that works: Contributor on the one resource group, as the wizard asks for. */
  clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30',
  appName: 'ConfigMgr OMS Connector',
  clientSecret: 'Prx8Q~practice-only.Secret_Value~0123456789',
  /** Account that practice mode signs in to the made-up site with. */
  account: 'CONTOSO\\practice',
} as const;
