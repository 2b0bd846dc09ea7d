/** The three Azure environments of the wizard, with the names under which people know them. */
export const cloudIds = ['public', 'usGovernment', 'china'] as const;
export type CloudId = (typeof cloudIds)[number];

export interface AzureCloud {
  readonly id: CloudId;
  /** Origin of the Microsoft Entra ID sign-in endpoint. */
  readonly login: string;
  /** Origin of Azure Resource Manager; its token scope is `${arm}/.default`. */
  readonly arm: string;
  /** Origin of Microsoft Graph; its token scope is `${graph}/.default`. */
  readonly graph: string;
  /** Origin of the Log Analytics query API; requests go to `${logs}/v1/...`. */
  readonly logs: string;
  readonly portal: string;
}

/**
 * Endpoints per cloud. Sources: MSAL's authority metadata, the SDKs' cloud settings,
 * Microsoft Learn "National cloud deployments" (Microsoft Graph) and "Azure Monitor Logs query API".
 */
export const clouds: Readonly<Record<CloudId, AzureCloud>> = {
  public: {
    id: 'public',
    login: 'https://login.microsoftonline.com',
    arm: 'https://management.azure.com',
    graph: 'https://graph.microsoft.com',
    logs: 'https://api.loganalytics.io',
    portal: 'https://portal.azure.com',
  },
  usGovernment: {
    id: 'usGovernment',
    login: 'https://login.microsoftonline.us',
    arm: 'https://management.usgovcloudapi.net',
    graph: 'https://graph.microsoft.us',
    logs: 'https://api.loganalytics.us',
    portal: 'https://portal.azure.us',
  },
  china: {
    id: 'china',
    login: 'https://login.partner.microsoftonline.cn',
    arm: 'https://management.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    logs: 'https://api.loganalytics.azure.cn',
    portal: 'https://portal.azure.cn',
  },
};

const azureHosts: ReadonlySet<string> = new Set(
  Object.values(clouds).flatMap(({ login, arm, graph, logs }) =>
    [login, arm, graph, logs].map((origin) => origin.replace('https://', '')),
  ),
);

/** Microsoft's own addresses: nobody typed them, and nobody here can mend them. */
export function isAzureHost(host: string): boolean {
  return azureHosts.has(host);
}
