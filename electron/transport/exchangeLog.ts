/** Query parameters that say what was asked for and hold nothing secret. */
const PLAIN_PARAMETERS = new Set([
  'api-version',
  '$filter',
  '$select',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  '$expand',
]);

/** Ids under which a service knows a request, in the order in which support asks for them. */
const ID_HEADERS = [
  'x-ms-request-id',
  'x-ms-correlation-request-id',
  'request-id',
  'client-request-id',
  'x-ms-ests-server',
];

/** Host, path and the harmless part of the query: "cm01.contoso.com/AdminService/wmi/SMS_Site?$top=1&token=…". */
export function describeUrl(url: URL): string {
  const parameters = [...url.searchParams].map(([name, value]) =>
    PLAIN_PARAMETERS.has(name.toLowerCase()) ? `${name}=${value}` : `${name}=…`,
  );
  return `${url.host}${url.pathname}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`;
}

/** Under which we sent it, for an exchange that the service's own side never answered. */
const OWN_ID_HEADERS = ['client-request-id', 'x-ms-client-request-id'];

/** " (x-ms-request-id …)", or nothing where neither side named any. */
export function serviceIds(answered: Headers, sent: Headers): string {
  const ids = [...idsOf(ID_HEADERS, answered), ...idsOf(OWN_ID_HEADERS, sent)];
  return ids.length === 0 ? '' : ` (${[...new Set(ids)].join(', ')})`;
}

function idsOf(names: readonly string[], headers: Headers): readonly string[] {
  return names.flatMap((name) => {
    const value = headers.get(name);
    // A header of the service's own making, which may hold anything.
    return value === null ? [] : [`${name} ${value.slice(0, 100)}`];
  });
}
