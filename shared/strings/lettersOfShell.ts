import type { MnemonicId } from './mnemonics.ts';
import { proxyTexts } from './proxySignIn.ts';
import { wishTexts } from './wishes.ts';

/** Letters of what can lie over any page. */
export const shellScreens = (): Readonly<Record<string, Partial<Record<MnemonicId, string>>>> => ({
  'a wish from outside': { stayHere: wishTexts.stay, leaveForWish: wishTexts.leave },
  'a wish that is refused': { closeNotice: wishTexts.close },
  'the sign-in to a proxy': {
    proxyUser: proxyTexts.user,
    proxyPassword: proxyTexts.password,
    proxySignIn: proxyTexts.signIn,
    cancel: proxyTexts.cancel,
  },
});
