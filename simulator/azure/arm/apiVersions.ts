import { ArmFailure } from './armFailure.ts';

/**
 * Versions that the types answer to. Sources: the `api-supported-versions` header and the error sentence of
 * Microsoft.OperationalInsights, Microsoft Learn "Azure REST API reference" for the others.
 */
const resources = [
  '2014-04-01',
  '2015-01-01',
  '2015-11-01',
  '2016-02-01',
  '2016-06-01',
  '2016-07-01',
  '2016-09-01',
  '2017-05-10',
  '2018-01-01',
  '2018-02-01',
  '2018-05-01',
  '2019-05-01',
  '2019-05-10',
  '2019-06-01',
  '2019-07-01',
  '2019-08-01',
  '2019-10-01',
  '2019-11-01',
  '2020-01-01',
  '2020-06-01',
  '2020-08-01',
  '2020-10-01',
  '2021-01-01',
  '2021-04-01',
  '2022-01-01',
  '2022-09-01',
  '2022-12-01',
  '2023-07-01',
  '2024-03-01',
  '2024-07-01',
  '2024-11-01',
  '2025-03-01',
  '2025-04-01',
];
const operationalInsights = [
  '2015-03-20',
  '2015-11-01-preview',
  '2017-01-01-preview',
  '2017-03-15-preview',
  '2017-04-26-preview',
  '2020-03-01-preview',
  '2020-08-01',
  '2020-10-01',
  '2021-06-01',
  '2021-12-01-preview',
  '2022-10-01',
  '2023-01-01-preview',
  '2023-09-01',
  '2025-02-01',
  '2025-04-01',
  '2025-07-01',
];
const authorization = [
  '2015-07-01',
  // Of locks alone.
  '2016-09-01',
  '2018-01-01-preview',
  '2018-07-01',
  '2018-09-01-preview',
  '2020-03-01-preview',
  '2020-04-01-preview',
  '2020-08-01-preview',
  '2020-10-01-preview',
  '2022-04-01',
  '2022-05-01-preview',
];

const insights = ['2021-04-01', '2021-09-01-preview', '2022-06-01', '2023-03-11', '2024-03-11'];
const hybridCompute = ['2022-12-27', '2024-05-20-preview', '2024-07-10', '2025-01-13'];

/** Locations that a sentence about an unknown version names. */
const locations = ['westeurope', 'northeurope', 'eastus', 'eastus2', 'westus', 'usgovvirginia', 'chinaeast2'];

/** Refuses a request without `api-version`, or with one that the addressed type does not have. */
export function checkApiVersion(path: string, version: string | undefined): void {
  if (version === undefined || version === '') {
    throw new ArmFailure(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  // Registering a namespace is an operation of Microsoft.Resources, and has its versions.
  const provider = /\/providers\/[^/]+\/register$/.test(path)
    ? undefined
    : /^.*\/providers\/(microsoft\.[a-z.]+)\/([a-z]+)/.exec(path);
  const namespace = provider?.[1];
  if (namespace === undefined) {
    if (resources.includes(version)) return;
    throw new ArmFailure(
      400,
      'InvalidApiVersionParameter',
      `The api-version '${version}' is invalid. The supported versions are '${[...resources].reverse().join(',')}'.`,
    );
  }
  const supported = {
    'microsoft.operationalinsights': operationalInsights,
    'microsoft.authorization': authorization,
    'microsoft.hybridcompute': hybridCompute,
    'microsoft.insights': insights,
  }[namespace];
  if (supported === undefined || supported.includes(version)) return;
  throw new ArmFailure(
    400,
    'NoRegisteredProviderFound',
    `No registered resource provider found for location '${locations[0]}' and API version '${version}' for type '${provider?.[2]}'. The supported api-versions are '${supported.join(', ')}'. The supported locations are '${locations.join(', ')}'.`,
  );
}
