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

/** " (x-ms-request-id …)", or nothing where the service named none. */
export function serviceIds(headers: Headers): string {
  const ids = ID_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [`${name} ${value}`];
  });
  return ids.length === 0 ? '' : ` (${ids.join(', ')})`;
}
