window.pageVariable = 1;
window.received = [];
document
  .querySelector('button')
  .addEventListener('click', () => window.open('/index.html?popup', 'popup', 'width=300'));
