/**
 * Something the service does not do. It answers every exception of the wmi route with status 404 and the
 * exception's message; see "404" in the answers of the administration service.
 */
export class ODataError extends Error {
  override readonly name = 'ODataError';
}
