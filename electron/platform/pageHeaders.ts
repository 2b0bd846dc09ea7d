/**
 * Security headers of the page. Nothing may be loaded but the app's own files; script text can come from
 * nowhere, since Trusted Types are required and no policy may be made. `nonce` lets Fluent's style elements in.
 */
export function pageHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    ...fileHeaders,
    'content-security-policy': contentSecurityPolicy(nonce),
    'cache-control': 'no-store',
  };
}

export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Headers of every file. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), clipboard-read=(), display-capture=(), geolocation=(), hid=(), idle-detection=(), local-fonts=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), storage-access=(), usb=(), window-management=()',
};
