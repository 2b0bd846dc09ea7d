import type { CdpSession } from './cdp.ts';

/** Zooms as Electron does: fewer CSS pixels in the same window. Sizes are those of the window. */
export function zoomPage(session: CdpSession, factor: number, width: number, height: number): void {
  if (factor === 1) {
    session.post('Emulation.clearDeviceMetricsOverride');
    return;
  }
  session.post('Emulation.setDeviceMetricsOverride', {
    width: Math.round(width / factor),
    height: Math.round(height / factor),
    deviceScaleFactor: factor,
    mobile: false,
  });
}
