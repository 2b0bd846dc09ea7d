import { z } from 'zod';

/** A proxy wants a user name and password, and Windows' own sign-in did not do. */
export interface ProxyQuestion {
  readonly questionId: string;
  /** "proxy.contoso.com:8080" */
  readonly proxy: string;
  /** What the proxy says that it guards; empty where it says nothing. */
  readonly realm: string;
  /** What is typed goes to the proxy in a form that can be read on the way. */
  readonly readable: boolean;
  /** It was asked before, and the proxy did not take what was given. */
  readonly refused: boolean;
}

const questionId = z.guid().max(36);

/** The password crosses to the main process once and never comes back. */
const proxyAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signIn'),
    questionId,
    // "CONTOSO\name" among others. Basic credentials end their user name at the first colon.
    username: z
      .string()
      .min(1)
      .max(256)
      .regex(/^[^\p{C}:]+$/u),
    password: z
      .string()
      .max(256)
      .regex(/^[^\p{Cc}]*$/u),
  }),
  z.strictObject({ kind: z.literal('cancel'), questionId }),
]);

export type ProxyAnswerInput = z.output<typeof proxyAnswer>;

export const proxySchemas = {
  /** The question that waits for an answer, if one does. */
  readProxyQuestion: z.strictObject({}),
  answerProxyQuestion: proxyAnswer,
};
