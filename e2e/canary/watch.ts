import type { ElectronApplication, Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { eventNames } from '../../shared/api.ts';
import { findCanary } from './findCanary.ts';
import { commandLines, files, type Place, pagePlaces } from './places.ts';

/** Looks for a canary wherever the app could have left it. */
export interface Watch {
  /** Keeps a reply that main gave, to be searched with the rest. */
  keepReply(method: string, reply: unknown): void;
  /** "place: form" for each find; empty when all is well. */
  search(canary: string): Promise<string[]>;
  /** The same after the app has ended: what it left on disk and said. */
  searchLeftovers(canary: string): Promise<string[]>;
}

declare global {
  interface Window {
    canaryEvents?: string[];
  }
}

/** Begins to listen: from now on every event and everything the process prints is kept. */
export async function watchApp(app: ElectronApplication, page: Page, folder: string): Promise<Watch> {
  const replies: Place[] = [];
  const printed: Place[] = [];
  const child = app.process();
  for (const [name, stream] of [
    ['stdout', child.stdout],
    ['stderr', child.stderr],
  ] as const) {
    stream?.on('data', (chunk) => printed.push({ name, content: String(chunk) }));
  }
  await page.evaluate((names) => {
    const events: string[] = [];
    window.canaryEvents = events;
    for (const name of names)
      window.oms.on(name, (payload: unknown) => events.push(JSON.stringify([name, payload])));
  }, eventNames);

  const judge = (places: readonly Place[], canary: string): string[] => {
    const finds = places.flatMap(({ name, content }) =>
      findCanary(content, canary).map(({ form }) => `${name}: ${form}`),
    );
    return [...new Set(finds)].sort();
  };
  // One text, since a canary may be split over two chunks of a stream.
  const output = (): Place[] =>
    ['stdout', 'stderr'].map((stream) => ({
      name: stream,
      content: printed
        .filter(({ name }) => name === stream)
        .map(({ content }) => content)
        .join(''),
    }));

  return {
    keepReply: (method, reply) =>
      void replies.push({ name: `reply of ${method}`, content: JSON.stringify(reply) }),
    async search(canary) {
      const events = await page.evaluate(() => window.canaryEvents ?? []);
      const places = [
        ...(await files(folder)),
        ...(await commandLines(child.pid ?? 0)),
        ...(await pagePlaces(page)),
        ...events.map((content) => ({ name: 'event', content })),
        ...replies,
        ...output(),
      ];
      return judge(places, canary);
    },
    searchLeftovers: async (canary) => judge([...(await files(folder)), ...output(), ...replies], canary),
  };
}
