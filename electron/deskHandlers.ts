import { ok } from '../shared/result.ts';
import type { CompositionDeps } from './composition.ts';
import type { Handlers } from './ipc/handlers.ts';

type Names =
  | 'takeWish'
  | 'readProxyQuestion'
  | 'answerProxyQuestion'
  | 'holdWindow'
  | 'closeWindow'
  | 'readSettings'
  | 'saveSettings'
  | 'readJourney'
  | 'hideJourney'
  | 'markJourney'
  | 'openLog'
  | 'saveText'
  | 'openLink'
  | 'copyText';

/** What is answered by the window and the person's own choices, whatever the connections are. */
export function deskHandlers(
  deps: Pick<
    CompositionDeps,
    'takeWish' | 'proxySignIns' | 'window' | 'settings' | 'openLog' | 'saveText' | 'openLink' | 'copyText'
  >,
): Pick<Handlers, Names> {
  const { settings } = deps;
  return {
    takeWish: async () => ok(deps.takeWish?.() ?? {}),
    async readProxyQuestion() {
      const question = deps.proxySignIns?.current();
      return ok(question === undefined ? {} : { question });
    },
    async answerProxyQuestion(input) {
      deps.proxySignIns?.answer(input);
      return ok({});
    },
    async holdWindow({ unsaved }) {
      deps.window?.hold(unsaved);
      return ok({});
    },
    async closeWindow() {
      deps.window?.close();
      return ok({});
    },
    readSettings: () => settings.read(),
    saveSettings: ({ settings: chosen }) => settings.save(chosen),
    readJourney: () => settings.readJourney(),
    hideJourney: ({ hidden }) => settings.hideJourney(hidden),
    markJourney: ({ connectionId, mark }) => settings.markJourney(connectionId.toLowerCase(), mark),
    openLog: () => deps.openLog(),
    saveText: ({ suggestedName, text }) => deps.saveText(suggestedName, text),
    openLink: ({ url }) => deps.openLink(url),
    copyText: ({ text }) => deps.copyText(text),
  };
}
