// What a developer copies: where things are, and never a secret.
import { element } from './rows.js';

function copying(value) {
  const button = element('button', 'copy', 'Copy');
  button.type = 'button';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(value);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Select it by hand';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  return button;
}

function row(name, value) {
  return element('div', 'row copyable',
    element('span', 'words', element('span', '', name), element('code', 'value', value)),
    copying(value));
}

// where the value is nothing that can be pasted
function fact(name, ...words) {
  return element('div', 'row copyable',
    element('span', 'words', element('span', '', name), element('span', 'value', ...words)));
}

function snippet(name, text) {
  return element('div', 'snippet',
    element('div', 'row copyable',
      element('span', 'words', element('span', '', name)), copying(text)),
    element('pre', '', text));
}

function hint(...words) {
  return element('p', 'hint', ...words);
}

export function client(about, host) {
  const secure = `${host}:${about.httpsPort}`;
  const health = element('a', '', `https://${secure}/v1/health`);
  health.href = `https://${secure}/v1/health`;
  health.target = '_blank';
  health.rel = 'noreferrer';
  const secret = about.guarded ? ['The token URL wants the server’s secret, as Bearer token.'] : [];
  return [
    row('Token URL', `https://${secure}/accessToken?identity=carol`),
    row('Signaling: option chunderw, not edge', secure),
    snippet('In the page', `const device = new Twilio.Device(token, {\n  chunderw: '${secure}',\n  publishEvents: false,\n`
      + `  enableImprovedSignalingErrorPrecision: true\n});\n`
      + `await device.register();\nawait device.connect({ params: { To: 'alice' } });`),
    hint('Accept the certificate once: open ', health, ' and go on in spite of the warning. An untrusted one '
      + 'fails a WebSocket without a word.', ...secret.map(text => ` ${text}`)),
    row('The certificate, to trust it for good', about.certificate),
  ];
}

export function library(about, host) {
  const base = `http://${host}:${about.httpPort}`;
  const calls = `${base}/2010-04-01/Accounts/${about.accountSid}/Calls.json`;
  return [
    row('Account SID', about.accountSid),
    fact('Auth token', about.authTokenAt),
    row('Base URL, not https://api.twilio.com', base),
    snippet('From a shell', `curl -u ${about.accountSid}:$AUTH_TOKEN \\\n  ${calls} \\\n`
      + `  -d From=client:console -d To=client:alice \\\n`
      + `  --data-urlencode 'Twiml=<Response><Say>Hello</Say></Response>'`),
    about.voiceUrl
      ? fact('Your TwiML', about.voiceUrl)
      : hint('Calls go by name. ', element('code', '', 'sidetone serve --voice-url URL'),
        ' lets your own TwiML say what becomes of them.'),
  ];
}
