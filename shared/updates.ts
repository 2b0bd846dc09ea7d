/**
 * How this copy of the app comes to a new version. `automatic`: by itself. `managed`: whoever installed it for the
 * computer does it. `policy`: the organisation has switched it off. `none`: this build knows no place to look.
 */
export type UpdateWay = 'automatic' | 'managed' | 'policy' | 'none';

export interface UpdateState {
  readonly way: UpdateWay;
  /** Version that is downloaded and is installed when the app is quit. */
  readonly ready?: string;
}
