import type { Json } from './wmiClass.ts';

/** Answers with the status lines, headers and bodies of the administration service and of its neighbours. */

const httpSys = 'Microsoft-HTTPAPI/2.0';

/** 200 (or 201 of a static method) with an OData body. */
export function jsonAnswer(body: Json, now: Date, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json; odata.metadata=minimal',
      'OData-Version': '4.0',
      ...commonHeaders(now),
    },
  });
}

/** `/$count`: the bare number. */
export function countAnswer(count: number, now: Date): Response {
  return new Response(String(count), {
    headers: { 'Content-Type': 'text/plain', 'OData-Version': '4.0', ...commonHeaders(now) },
  });
}

export function xmlAnswer(xml: string, now: Date): Response {
  return new Response(xml, {
    headers: { 'Content-Type': 'application/xml', 'OData-Version': '4.0', ...commonHeaders(now) },
  });
}

/** Every exception of the wmi route, a missing role included, is a 404 with the exception's message. */
export function notFoundAnswer(message: string, now: Date): Response {
  return new Response(JSON.stringify({ error: { code: '404', message } }), {
    status: 404,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'OData-Version': '4.0',
      ...commonHeaders(now),
    },
  });
}

/** A caller without a role gets this for anything. */
export const accessDenied = 'Access denied  WMI QUERY: ';

/** No credentials, or credentials that are refused: empty body. NTLM is offered before version 2509 only. */
export function unauthorizedAnswer(offersNtlm: boolean, now: Date): Response {
  const headers = new Headers({ 'Content-Length': '0', ...commonHeaders(now) });
  headers.append('WWW-Authenticate', 'Negotiate');
  if (offersNtlm) headers.append('WWW-Authenticate', 'NTLM');
  return new Response(null, { status: 401, headers });
}

/** A web server of the hierarchy that is no SMS Provider: the page of Internet Information Services. */
export function iisNotFoundAnswer(now: Date): Response {
  return new Response(iisNotFoundPage, {
    status: 404,
    headers: { 'Content-Type': 'text/html', Server: 'Microsoft-IIS/10.0', Date: now.toUTCString() },
  });
}

/** A provider's host answers paths that belong to nobody from http.sys itself. */
export function httpSysNotFoundAnswer(now: Date): Response {
  return httpSysPage(404, 'Not Found', 'HTTP Error 404. The requested resource is not found.', now);
}

/** A request line and headers above http.sys's MaxRequestBytes. */
export function requestTooLongAnswer(now: Date): Response {
  return httpSysPage(
    400,
    'Bad Request - Request Too Long',
    'HTTP Error 400. The size of the request headers is too long.',
    now,
  );
}

/** The provider's service does not run. */
export function serviceUnavailableAnswer(now: Date): Response {
  return httpSysPage(503, 'Service Unavailable', 'HTTP Error 503. The service is unavailable.', now);
}

function commonHeaders(now: Date): Record<string, string> {
  return { Server: httpSys, Date: now.toUTCString() };
}

function httpSysPage(status: number, title: string, sentence: string, now: Date): Response {
  const page = [
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">',
    `<HTML><HEAD><TITLE>${title}</TITLE>`,
    '<META HTTP-EQUIV="Content-Type" Content="text/html; charset=us-ascii"></HEAD>',
    `<BODY><h2>${title}</h2>`,
    `<hr><p>${sentence}</p>`,
    '</BODY></HTML>',
    '',
  ].join('\r\n');
  return new Response(page, {
    status,
    headers: { 'Content-Type': 'text/html; charset=us-ascii', ...commonHeaders(now) },
  });
}

const iisNotFoundPage = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"/>
<title>404 - File or directory not found.</title>
</head>
<body>
<div id="header"><h1>Server Error</h1></div>
</body>
</html>
`;
