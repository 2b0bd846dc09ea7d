/**
 * Failures below HTTP as `fetch` reports them: a TypeError whose cause carries the socket's code. Callers tell
 * them apart by that code, as they must with a real network.
 */
export function networkError(code: string, message: string, more: object = {}): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code, ...more }) });
}

export function hostNotFound(hostname: string): TypeError {
  return networkError('ENOTFOUND', `getaddrinfo ENOTFOUND ${hostname}`, { syscall: 'getaddrinfo', hostname });
}

export function connectionRefused(host: string): TypeError {
  return networkError('ECONNREFUSED', `connect ECONNREFUSED ${host}`, { syscall: 'connect' });
}

export function connectionReset(): TypeError {
  return networkError('ECONNRESET', 'read ECONNRESET', { syscall: 'read' });
}

/** What reading a body rejects with when the other side hangs up in the middle. */
export function bodyCut(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('terminated', { cause });
}

/** The code of a failure made here, or undefined for any other error. */
export function networkErrorCode(error: unknown): string | undefined {
  if (!(error instanceof TypeError) || typeof error.cause !== 'object' || error.cause === null)
    return undefined;
  return 'code' in error.cause && typeof error.cause.code === 'string' ? error.cause.code : undefined;
}
