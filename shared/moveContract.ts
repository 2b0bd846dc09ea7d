import { z } from 'zod';

/** Arguments of the methods that move a connection, or recreate it on another site. */
export function moveSchemas<G extends z.ZodType, W extends z.ZodType, T extends z.ZodType>(parts: {
  readonly guid: G;
  readonly workspace: W;
  readonly isoTime: T;
}) {
  const { guid, workspace, isoTime } = parts;
  return {
    /** Proves the stored secret of a connection and holds the sign-in for moving or recreating that connection. */
    holdSignIn: z.strictObject({ connectionId: guid }),
    /**
     * Gives a connection another workspace, and another app where the sign-in is one of another. Answers a run, which
     * makes the groups there; those in the workspace that it leaves go, or stay, when all of them are made.
     */
    moveConnection: z.strictObject({
      connectionId: guid,
      signInId: guid,
      workspace,
      groups: z.enum(['keep', 'delete']),
      /** Only where Microsoft Graph did not tell the date. */
      secretExpiresOn: isoTime.optional(),
    }),
    /** What could not be removed stays where it is, and is not tried again. */
    leaveLeftovers: z.strictObject({ connectionId: guid }),
  };
}
