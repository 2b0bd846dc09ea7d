/** Client secrets of Microsoft Entra ID: three characters, a digit, "Q~", and some thirty more. */
const SHAPE = /(^|=)[^\s=]{3}\dQ~\S{20,}$/;

/** True for what is most likely a client secret. False proves nothing. */
export function looksLikeSecret(text: string): boolean {
  return SHAPE.test(text);
}
