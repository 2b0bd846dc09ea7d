const { contextBridge, ipcRenderer } = require('electron');

const api = {
  version: 1,
  nested: { list: [1, 2] },
  echo: (value) => ipcRenderer.invoke('echo', value),
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  note: (text) => ipcRenderer.send('note', text),
  sum: (a, b) => a + b,
  fail: () => {
    throw new RangeError('out of range');
  },
  on: (channel, listener) => {
    const pass = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, pass);
    return () => ipcRenderer.off(channel, pass);
  },
};
contextBridge.exposeInMainWorld('probe', api);
api.version = 2;

let second = 'none';
try {
  contextBridge.exposeInMainWorld('probe', {});
} catch (error) {
  second = error.message;
}
let missing = 'none';
try {
  require('node:fs');
} catch (error) {
  missing = error.message;
}
contextBridge.exposeInMainWorld('preloadSaw', {
  second,
  missing,
  // Run on demand, so that it is about the finished world.
  world: () => ({ page: typeof window.pageVariable, process: typeof process, sandboxed: process.sandboxed }),
});
