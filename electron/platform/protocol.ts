import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Protocol, protocol } from 'electron';
import { activeLanguage } from '../../shared/language/active.ts';
import { answerAppRequest } from './appFiles.ts';
import { SCHEME } from './ownOrigin.ts';

/** Once, and before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page below `root` to the windows of one session. */
export function serveApp(target: Pick<Protocol, 'handle'>, root: string): void {
  const newNonce = (): string => randomBytes(18).toString('base64');
  target.handle(SCHEME, (request) =>
    answerAppRequest(request, { root, readFile, newNonce, language: () => activeLanguage().tag }),
  );
}
