import type { Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import { expect, pageOf, test } from './fixture.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** What the page says the moment something is refused, so that a test waits for the refusal and not for time. */
function violation(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((done) =>
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {
          once: true,
        }),
      ),
  );
}

test.describe('content security policy', () => {
  test('its header is complete, and each load has another nonce', async ({ page }) => {
    const read = () =>
      page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? '');
    const first = await read();
    for (const directive of policy) expect(first.split('; ')).toContain(directive);
    expect(first).not.toMatch(/unsafe|\*/);
    expect(await read()).not.toBe(first);
  });

  test('the page’s own nonce is filled in and lets its styles in', async ({ page }) => {
    const nonce = () =>
      page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce);
    const first = await nonce();
    expect(first).toMatch(/^[\w+/=-]{20,}$/);
    await page.reload();
    expect(await nonce()).not.toBe(first);
    const colour = await page.evaluate(() => {
      const style = document.createElement('style');
      style.nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
      style.textContent = 'i { color: rgb(1, 2, 3) }';
      document.head.append(style);
      const probe = document.body.appendChild(document.createElement('i'));
      return getComputedStyle(probe).color;
    });
    expect(colour).toBe('rgb(1, 2, 3)');
  });

  const attempts: readonly (readonly [string, string, () => unknown])[] = [
    [
      'a style without the nonce',
      'style-src-elem',
      () => {
        const style = document.createElement('style');
        style.textContent = 'body { color: red }';
        document.head.append(style);
      },
    ],
    [
      'a request to another host',
      'connect-src',
      () => void fetch('https://evil.example/').catch(() => undefined),
    ],
    [
      'an image of another host',
      'img-src',
      () => {
        const image = document.createElement('img');
        image.src = 'https://evil.example/a.png';
        document.body.append(image);
      },
    ],
    [
      'a frame',
      'frame-src',
      () => {
        const frame = document.createElement('iframe');
        frame.src = '/index.html';
        document.body.append(frame);
      },
    ],
    [
      'markup from text',
      'require-trusted-types-for',
      () => {
        try {
          document.body.innerHTML = '<img src=x onerror=alert(1)>';
        } catch {
          // The refusal is what the test waits for.
        }
      },
    ],
    [
      'a policy for trusted types',
      'trusted-types',
      () => {
        try {
          (
            window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
          ).trustedTypes.createPolicy('mine', {});
        } catch {
          // As above.
        }
      },
    ],
  ];
  for (const [name, directive, attempt] of attempts) {
    test(`refuses ${name}`, async ({ page, complaints }) => {
      const refused = violation(page);
      await page.evaluate(attempt);
      expect(await refused).toBe(directive);
      complaints.take();
    });
  }

  test('refuses all that is not our own file, each by its directive', async ({ launchApp, complaints }) => {
    // The headless shell asks for no manifest, so it has none to refuse.
    const page = await pageOf(await launchApp([], { OMS_HOST_BROWSER: 'whole' }));
    const told = await page.evaluate(async () => {
      const make = (name: string, values: Record<string, string>): HTMLElement => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
        return element;
      };
      const evil = 'https://evil.example/x';
      // Whatever would make script of text meets Trusted Types before it meets its own directive.
      const attempts: [string, () => unknown][] = [
        ['require-trusted-types-for', () => document.head.append(make('script', { src: evil }))],
        ['require-trusted-types-for', () => document.body.append(make('object', { data: evil }))],
        ['require-trusted-types-for', () => document.body.append(make('a', { onclick: 'alert(1)' }))],
        ['media-src', () => document.body.append(make('video', { src: evil }))],
        ['manifest-src', () => document.head.append(make('link', { rel: 'manifest', href: evil }))],
        ['style-src-elem', () => document.head.append(make('link', { rel: 'stylesheet', href: evil }))],
        ['base-uri', () => document.head.append(make('base', { href: evil }))],
        [
          'form-action',
          () => document.body.appendChild(make('form', { action: evil }) as HTMLFormElement).submit(),
        ],
        ['font-src', () => new FontFace('x', `url(${evil})`).load().catch(() => undefined)],
        ['connect-src', () => new WebSocket('wss://evil.example/')],
        ['connect-src', () => navigator.sendBeacon(evil, 'x')],
      ];
      const all: string[] = [];
      for (const [directive, attempt] of attempts) {
        const refused = new Promise<void>((done) => {
          const hear = (event: SecurityPolicyViolationEvent): void => {
            if (event.effectiveDirective !== directive) return;
            document.removeEventListener('securitypolicyviolation', hear);
            done();
          };
          document.addEventListener('securitypolicyviolation', hear);
        });
        try {
          attempt();
        } catch {
          // The refusal is what counts.
        }
        await refused;
        all.push(directive);
      }
      return all.length;
    });
    expect(told).toBe(11);
    complaints.take();
  });

  test('refuses code from text', async ({ page, complaints }) => {
    // In a task of the page's own: the inspector, through which a test speaks, may evaluate text.
    const ran = await page.evaluate(
      () =>
        new Promise((done) =>
          setTimeout(() => {
            try {
              done(new Function('return "ran"')());
            } catch (error) {
              done((error as Error).name);
            }
          }),
        ),
    );
    expect(ran).toBe('EvalError');
    complaints.take();
  });
});
