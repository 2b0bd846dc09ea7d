import type { AppSettings } from '../shared/groupsModel.ts';
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
    | 'takeWish'
    | 'proxySignIns'
    | 'window'
    | 'settings'
    | 'logonStart'
    | 'openLog'
    | 'saveText'
    | 'openLink'
    | 'copyText'
  >,
  /** What the timer has rested over is looked at now. */
  wake: () => void,
): Pick<Handlers, Names> {
  const { settings, logonStart } = deps;
  const withLogon = (chosen: AppSettings): AppSettings =>
    logonStart === undefined ? chosen : { ...chosen, startsAtLogon: logonStart.isOn() };
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
    async readSettings() {
      const read = await settings.read();
      return read.ok ? ok(withLogon(read.value)) : read;
    },
    async saveSettings({ settings: { startsAtLogon, ...chosen } }) {
      if (startsAtLogon !== undefined) logonStart?.set(startsAtLogon);
      const saved = await settings.save(chosen);
      if (!saved.ok) return saved;
      if (chosen.paused === false) wake();
      return ok(withLogon(saved.value));
    },
    readJourney: () => settings.readJourney(),
    hideJourney: ({ hidden }) => settings.hideJourney(hidden),
    markJourney: ({ connectionId, mark }) => settings.markJourney(connectionId.toLowerCase(), mark),
    openLog: () => deps.openLog(),
    saveText: ({ suggestedName, text }) => deps.saveText(suggestedName, text),
    openLink: ({ url }) => deps.openLink(url),
    copyText: ({ text }) => deps.copyText(text),
  };
}
