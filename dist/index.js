import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (/* binding */ createHttp)
});

// UNUSED EXPORTS: readRetryAfter

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(2385);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __nccwpck_require__(9783);
;// CONCATENATED MODULE: ./build/src/http.js




class ReplyTooLarge extends Error {
}
class DeadlinePassed extends Error {
}
class Cancelled extends Error {
}
/** Redirects are refused, certificates are always verified, proxies of the environment are used. */
function createHttp({ timeoutMs, maxReplyBytes, maxIdleMs, now }) {
    const client = new lib/* HttpClient */.Qq(undefined, undefined, {
        keepAlive: true,
        allowRedirects: false,
        allowRetries: false,
        // The client's own limit is an idle time-out; it only must not come before ours.
        socketTimeout: timeoutMs + 1_000,
    });
    const direct = { 'http:': new external_node_http_namespaceObject.Agent(KEEP_ALIVE), 'https:': new external_node_https_namespaceObject.Agent(KEEP_ALIVE) };
    for (const agent of Object.values(direct))
        closeIdleConnections(agent, maxIdleMs);
    /** The client makes the agents that tunnel; they keep no idle connection. */
    const agentFor = (url) => isProxied(url) ? client.getAgent(url.href) : direct[isSecure(url) ? 'https:' : 'http:'];
    async function post(request, signal) {
        const giveUp = new AbortController();
        const deadline = setTimeout(() => giveUp.abort(new DeadlinePassed()), timeoutMs);
        const cancel = () => giveUp.abort(new Cancelled());
        signal.addEventListener('abort', cancel, { once: true });
        if (signal.aborted)
            cancel();
        const connection = { up: false };
        try {
            giveUp.signal.throwIfAborted();
            const info = prepare(request, agentFor(request.url), giveUp.signal, connection);
            const { message } = await client.requestRaw(info, request.body);
            return { kind: 'reply', reply: await readReply(message, maxReplyBytes, now) };
        }
        catch (error) {
            const cause = giveUp.signal.aborted ? giveUp.signal.reason : error;
            return describe(cause, request.url, connection.up, timeoutMs);
        }
        finally {
            clearTimeout(deadline);
            signal.removeEventListener('abort', cancel);
        }
    }
    function close() {
        for (const agent of Object.values(direct))
            agent.destroy();
        client.dispose();
    }
    return { post, close };
}
const KEEP_ALIVE = { keepAlive: true };
const isSecure = (url) => url.protocol === 'https:';
const isProxied = (url) => (0,lib_proxy/* getProxyUrl */.s)(url) !== undefined;
/**
 * The agent's own option `timeout` would also end connections that take this long to come up, so
 * the time-out is set on a connection when it goes back to the pool, which is where the agent
 * closes those that time out.
 */
function closeIdleConnections(agent, maxIdleMs) {
    const keepSocketAlive = agent.keepSocketAlive.bind(agent);
    agent.keepSocketAlive = (socket) => {
        const kept = keepSocketAlive(socket);
        socket.setTimeout?.(maxIdleMs);
        return kept;
    };
}
/**
 * `requestRaw` is the client's one way that takes an abort signal and shows the request, which
 * tells whether the connection was up when something failed.
 */
function prepare({ url, headers, body }, agent, signal, connection) {
    const secure = isSecure(url);
    const transport = secure ? external_node_https_namespaceObject : external_node_http_namespaceObject;
    const options = {
        method: 'POST',
        // node:http takes an IPv6 address without brackets; `tunnel` writes it into CONNECT as it is.
        host: isProxied(url) ? url.hostname : url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port || (secure ? 443 : 80),
        path: url.pathname,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent,
        signal,
        // Explicit, so that no environment variable can switch it off.
        rejectUnauthorized: true,
    };
    const httpModule = Object.create(transport, {
        request: {
            value: (given, onReply) => {
                const sent = transport.request(given, onReply);
                noteConnection(sent, secure, connection);
                return sent;
            },
        },
    });
    return { parsedUrl: url, options, httpModule };
}
/** Nothing is written to a socket before its connection, and TLS on it, is up. */
function noteConnection(request, secure, connection) {
    request.once('socket', (socket) => {
        const alreadyUp = request.reusedSocket || (!secure && !socket.connecting);
        if (alreadyUp)
            connection.up = true;
        else {
            socket.once(secure ? 'secureConnect' : 'connect', () => {
                connection.up = true;
            });
        }
    });
}
/**
 * `HttpClientResponse.readBody` never settles when the connection dies inside the body, which
 * lets the process end as if all were well; a stream's iterator throws.
 */
async function readReply(message, maxBytes, now) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > maxBytes)
            throw new ReplyTooLarge();
        chunks.push(chunk);
    }
    if (!message.complete)
        throw new Error('the reply broke off');
    const retryAt = readRetryAfter(message.headers['retry-after'], now());
    return {
        status: message.statusCode ?? 0,
        ...(retryAt !== undefined && { retryAt }),
        body: new TextDecoder().decode(Buffer.concat(chunks)),
    };
}
/** The three forms that RFC 9110, 5.6.7 wants to be read; the last one says no time zone. */
const HTTP_DATES = [
    /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
    /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
    /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];
/**
 * `Retry-After`, seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds since the epoch;
 * `undefined` where it is absent or unreadable.
 */
function readRetryAfter(header, now) {
    const text = header?.trim() ?? '';
    if (/^\d+$/.test(text))
        return now + Number(text) * 1_000;
    if (!HTTP_DATES.some((form) => form.test(text)))
        return undefined;
    const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
    return Number.isNaN(date) ? undefined : date;
}
function describe(cause, url, up, timeoutMs) {
    if (up) {
        const message = `${describeBroken(cause, timeoutMs)}; the request may have arrived`;
        return { kind: 'failure', arrived: 'maybe', passing: false, message, cause };
    }
    const { message, passing } = describeUnconnected(cause, url, timeoutMs);
    return { kind: 'failure', arrived: 'no', passing, message, cause };
}
function describeBroken(cause, timeoutMs) {
    if (cause instanceof Cancelled)
        return 'the run was cancelled while the request was under way';
    if (cause instanceof DeadlinePassed)
        return `no complete reply within ${timeoutMs / 1_000} s`;
    if (cause instanceof ReplyTooLarge)
        return 'the reply is far too large to be an answer';
    const code = codeOf(cause);
    if (code.startsWith('HPE_'))
        return `the reply is not HTTP (${code})`;
    return `the connection broke before the reply was complete${code && ` (${code})`}`;
}
function describeUnconnected(cause, url, timeoutMs) {
    if (cause instanceof Cancelled) {
        return { passing: false, message: 'the run was cancelled before a connection was up' };
    }
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(url);
    const via = proxy ? ` through the proxy ${proxy.host}` : '';
    if (cause instanceof DeadlinePassed) {
        const message = `no connection to ${url.host}${via} within ${timeoutMs / 1_000} s`;
        return { passing: true, message };
    }
    const code = codeOf(cause);
    const untrusted = UNTRUSTED[code];
    if (untrusted !== undefined) {
        return { passing: false, message: `${url.host}${via}: ${untrusted} (${code})` };
    }
    const refusal = /statusCode=(\d{3})$/.exec(messageOf(cause))?.[1];
    if (proxy && refusal) {
        return { passing: true, message: `the proxy ${proxy.host} refused a tunnel (HTTP ${refusal})` };
    }
    const what = UNREACHABLE[code] ?? 'no connection could be made';
    return { passing: true, message: `${url.host}${via}: ${what}${code && ` (${code})`}` };
}
const UNREACHABLE = {
    ENOTFOUND: 'the name was not found in DNS',
    EAI_AGAIN: 'the name could not be looked up in DNS',
    ECONNREFUSED: 'the connection was refused',
    EHOSTUNREACH: 'the host cannot be reached',
    ENETUNREACH: 'the network cannot be reached',
    ETIMEDOUT: 'the connection timed out',
    ECONNRESET: 'the connection was closed before it was up',
    EPROTO: 'the TLS handshake failed',
};
const ADD_CA = 'the certificate is not trusted; where a private CA or an inspecting proxy issued it, let ' +
    'NODE_EXTRA_CA_CERTS name a PEM file with that CA';
/** Codes of OpenSSL and Node for a certificate that will not be trusted a moment later either. */
const UNTRUSTED = {
    SELF_SIGNED_CERT_IN_CHAIN: ADD_CA,
    DEPTH_ZERO_SELF_SIGNED_CERT: ADD_CA,
    UNABLE_TO_GET_ISSUER_CERT: ADD_CA,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ADD_CA,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: ADD_CA,
    CERT_UNTRUSTED: ADD_CA,
    CERT_SIGNATURE_FAILURE: ADD_CA,
    INVALID_CA: ADD_CA,
    CERT_HAS_EXPIRED: 'the certificate has expired',
    CERT_NOT_YET_VALID: 'the certificate is not valid yet; is the clock of the runner right?',
    CERT_REVOKED: 'the certificate was revoked',
    ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host name',
    HOSTNAME_MISMATCH: 'the certificate is for another host name',
};
function codeOf(cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    return typeof code === 'string' ? code : '';
}
function messageOf(cause) {
    return cause instanceof Error ? cause.message : '';
}


/***/ }),

/***/ 8712:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(813);
/* harmony import */ var _providers_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2000);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4005);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(291);




// The step has failed until the last line says otherwise: an event loop that runs empty, a killed
// promise or a crash must never be green.
process.exitCode = 1;
const runner = (0,_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .createRunner */ .j)();
const cancelled = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
        if (cancelled.signal.aborted)
            process.exit(1);
        runner.info(`${signal}: nothing more is sent. A second signal ends the step at once.`);
        cancelled.abort();
    });
}
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
try {
    const green = await (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)({
        runner,
        environment: process.env,
        providers: _providers_index_js__WEBPACK_IMPORTED_MODULE_1__/* .providers */ .r,
        clock: { now: Date.now, sleep, random: Math.random },
        signal: cancelled.signal,
        connect: _http_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttp */ .V,
        later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
    });
    end(green ? 0 : 1);
}
catch (error) {
    crash(error);
}
function sleep(milliseconds, signal) {
    return new Promise((resolve) => {
        const wake = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', wake);
            resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        signal.addEventListener('abort', wake, { once: true });
        if (signal.aborted)
            wake();
    });
}
/** The message of an error that nobody expected may hold anything: its kind and place must do. */
function crash(error) {
    const name = error instanceof Error ? error.name : typeof error;
    const frames = error instanceof Error ? (error.stack ?? '').split('\n') : [];
    const place = frames.find((line) => /^\s+at /.test(line))?.trim() ?? '';
    const message = `The action crashed (${name} ${place}): what was under way is unknown.`;
    runner.error(`${message} Please report it.`);
    try {
        runner.output('verdict', 'failure');
        runner.output('message', message);
    }
    catch {
        // There is nowhere left to say it; the step is red.
    }
    end(1);
}
/** Sockets of a silent proxy would keep the process alive: it ends once stdout has everything. */
function end(code) {
    process.exitCode = code;
    setTimeout(() => process.exit(), 500);
    process.stdout.write('', () => process.exit());
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ providers)
});

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: ./build/src/targets/fields.js


// Problems are the rest of a sentence that starts with the field and its value: "is no port: …".
const INTEGER_DIGITS = 15;
const LONGEST_DOMAIN = 253;
const LONGEST_LABEL = 63;
/** An international domain is longer before it is encoded, but not without bound. */
const LONGEST_DOMAIN_TEXT = 1000;
/** No address is longer, not even with brackets, an embedded IPv4 part and a port. */
const LONGEST_ADDRESS = 64;
/** Letters and digits of any script; others could turn into a `/` or `%` when they are mapped. */
const DOMAIN_CHARACTERS = /^(?:\*[.])?[\p{L}\p{M}\p{Nd}._。．｡-]+$/u;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
const SPREADSHEET_NUMBER = /^\d+(?:[.,]\d+)?E\+?\d+$/i;
const CONTROL = /\p{Cc}/u;
/** IPv4 or IPv6 without a zone, in the spelling of RFC 5952; IPv4-mapped becomes IPv4. */
const readIp = (text) => {
    if ((0,external_node_net_namespaceObject.isIPv4)(text))
        return { value: text };
    if (!(0,external_node_net_namespaceObject.isIPv6)(text))
        return { problem: 'is no IP address: expected IPv4 or IPv6' };
    if (text.includes('%'))
        return { problem: 'has a zone: expected an IPv6 address without one' };
    // WHATWG URLs compress zeros as RFC 5952 does, but know nothing of the IPv4-mapped form.
    const address = new URL(`http://[${text}]`).hostname.slice(1, -1);
    return { value: mappedIpv4(address) ?? address };
};
/** A port from 1 to 65535, without leading zeros. */
const readPort = (text) => {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port >= 1 && port <= 65_535)
        return { value: String(port) };
    return { problem: 'is no port: expected a whole number from 1 to 65535' };
};
/** An account or division number: at most 15 digits, without leading zeros. */
const readInteger = (text) => {
    const problem = digitsProblem(text, INTEGER_DIGITS);
    return problem === undefined ? { value: text.replace(/^0+(?=\d)/, '') } : { problem };
};
/** A number of at most `max` digits that is sent as written, leading zeros included. */
function readDigits(max) {
    return (text) => {
        const problem = digitsProblem(text, max);
        return problem === undefined ? { value: text } : { problem };
    };
}
/** A text of at most `max` characters without control characters. */
function readText(max) {
    return (text) => {
        if (text.length > max)
            return { problem: `is longer than ${max} characters` };
        if (CONTROL.test(text))
            return { problem: 'contains a control character' };
        return { value: text };
    };
}
/** A domain, ASCII or international, as lower-case A-labels without a dot at the end. */
const readDomain = (text) => {
    if (text.length > LONGEST_DOMAIN_TEXT)
        return { problem: `is longer than ${LONGEST_DOMAIN} characters` };
    if (!DOMAIN_CHARACTERS.test(text))
        return { problem: 'is no domain: expected a name such as www.example.com' };
    const wildcard = text.startsWith('*.') ? '*.' : '';
    const name = (0,external_node_url_namespaceObject.domainToASCII)(text.slice(wildcard.length)).replace(/\.$/, '');
    // `1.2.3` is no IP address here, but becomes one on its way through the URL standard.
    if ((0,external_node_net_namespaceObject.isIP)(name) !== 0 || (0,external_node_net_namespaceObject.isIP)(text) !== 0)
        return { problem: 'is an IP address, not a domain' };
    return checkedDomain(wildcard + name, name.split('.'));
};
/**
 * Reads `10.0.0.1:443` or `[2001:db8::1]:443`. A text that is clearly meant as an address and is
 * none has a problem; anything else is `undefined`.
 */
function parseAddress(text) {
    if (text.startsWith('['))
        return bracketed(text);
    const colon = text.lastIndexOf(':');
    const host = colon < 0 ? text : text.slice(0, colon);
    if (looksLikeIpv4(host, colon >= 0)) {
        if (colon < 0)
            return { problem: 'lacks a port: expected ip:port' };
        return addressOf(host, text.slice(colon + 1));
    }
    return looksLikeIpv6(text, host)
        ? { problem: 'lacks brackets or a port: expected [ip]:port' }
        : undefined;
}
/** `10.0.0.1:443`, or `[2001:db8::1]:443`, of a canonical address and port. */
function joinAddress(ip, port) {
    return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}
function bracketed(text) {
    const end = text.indexOf(']');
    if (end < 0 || text[end + 1] !== ':')
        return { problem: 'is no address: expected [ip]:port' };
    const ip = text.slice(1, end);
    if ((0,external_node_net_namespaceObject.isIPv4)(ip))
        return { problem: 'has brackets around IPv4: expected ip:port' };
    return addressOf(ip, text.slice(end + 2));
}
function addressOf(host, number) {
    const ip = readIp(host);
    if ('problem' in ip)
        return { problem: `is no address: its ip ${ip.problem}` };
    const port = readPort(number);
    if ('problem' in port)
        return { problem: `is no address: its port ${port.problem}` };
    return { ip: ip.value, port: port.value };
}
/** Four groups of digits; before a colon any number of groups but one, `7:30` being no address. */
function looksLikeIpv4(host, hasPort) {
    if (host.length > LONGEST_ADDRESS)
        return false;
    return hasPort ? /^\d+(?:\.\d+)+$/.test(host) : /^\d+(?:\.\d+){3}$/.test(host);
}
function looksLikeIpv6(text, host) {
    if (text.length > LONGEST_ADDRESS)
        return false;
    return ((0,external_node_net_namespaceObject.isIPv6)(text) || (0,external_node_net_namespaceObject.isIPv6)(host) || (text.includes('::') && /^[0-9a-f:.]+(?:%.*)?$/i.test(text)));
}
function mappedIpv4(address) {
    const groups = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)?.slice(1);
    const numbers = groups?.map((group) => Number.parseInt(group, 16));
    return numbers?.map((number) => `${number >> 8}.${number & 255}`).join('.');
}
function digitsProblem(text, max) {
    // A bound for the regular expression: no spreadsheet writes more.
    if (SPREADSHEET_NUMBER.test(text.slice(0, 100))) {
        return 'has lost its digits to a spreadsheet: format the column as text and enter it again';
    }
    if (text.length <= max && /^\d+$/.test(text))
        return undefined;
    return `is no number of at most ${max} digits`;
}
function checkedDomain(value, labels) {
    if (value.length > LONGEST_DOMAIN)
        return { problem: `is longer than ${LONGEST_DOMAIN} characters` };
    const tooLong = labels.some((label) => label.length > LONGEST_LABEL);
    if (tooLong)
        return { problem: `has a label of more than ${LONGEST_LABEL} characters` };
    if (labels.every((label) => LABEL.test(label)))
        return { value };
    return { problem: 'is no domain: expected a name such as www.example.com' };
}

;// CONCATENATED MODULE: ./build/src/providers/targets.js
/**
 * Every identity once, in the order of its first entry. `differs` says what makes two entries of
 * one identity contradict each other; that is a problem, anything else a notice.
 */
function uniqueTargets(located, differs = () => undefined) {
    const first = new Map();
    const problems = [];
    const notices = [];
    for (const item of located) {
        const earlier = first.get(item.target.identity);
        if (earlier === undefined) {
            first.set(item.target.identity, item);
            continue;
        }
        const difference = differs(earlier.target, item.target);
        const { label } = item.target;
        if (difference === undefined) {
            notices.push(`${item.where}: ${label} is sent once, it is also ${earlier.where}.`);
        }
        else {
            problems.push(`${item.where}: ${label} has ${difference} than ${earlier.where}.`);
        }
    }
    return { targets: [...first.values()].map(({ target }) => target), problems, notices };
}

;// CONCATENATED MODULE: ./build/src/providers/digicert/grammar.js

/** A licence key, which has at least 4 characters, or an alias of one, which may be shorter. */
const readLicenceKey = (text) => /^[\x21-\x7e]{1,128}$/.test(text)
    ? { value: text }
    : { problem: 'must have 1 to 128 printable characters without blanks' };
/** How automations are named: by ip, port and, for SNI, domain. */
const grammar = {
    fields: {
        ip: readIp,
        port: readPort,
        accountId: readInteger,
        divisionId: readInteger,
        domainName: readDomain,
        agentLicenseKey: readLicenceKey,
        sensorLicenseKey: readLicenceKey,
        managementIp: readIp,
        virtualServerName: readText(255),
    },
    keys: ['ip', 'port'],
    secrets: ['agentLicenseKey', 'sensorLicenseKey'],
    oneOf: [['agentLicenseKey', 'sensorLicenseKey']],
    distinguishing: ['domainName', 'accountId', 'divisionId', 'managementIp', 'virtualServerName'],
    words: ['domainName'],
    body: { list: 'retryAutomationTaskRequests', outer: ['accountId'] },
    forms: ['10.0.0.1:443', 'www.example.com@10.0.0.1:443'],
    plain: readPlain,
    addresses: ({ ip, port }) => (ip && port ? [joinAddress(ip, port)] : []),
};
/** `10.0.0.1:443`, `[2001:db8::1]:443`, `www.example.com@10.0.0.1:443`. */
function readPlain(text) {
    const at = text.lastIndexOf('@');
    const address = parseAddress(text.slice(at + 1).trim());
    if (at < 0)
        return address === undefined || 'problem' in address ? address : { fields: address };
    if (address === undefined)
        return undefined;
    if ('problem' in address)
        return address;
    const domain = readDomain(text.slice(0, at).trim());
    if ('problem' in domain)
        return { problem: `has a domain before the @ that ${domain.problem}` };
    return { fields: { ...address, domainName: domain.value } };
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
;// CONCATENATED MODULE: ./build/src/providers/digicert/licences.js

/** The keys in the examples of the documentation have this form. */
const KEY_FORM = /^[0-9A-Fa-f]{16}$/;
const isKeyForm = (value) => KEY_FORM.test(value);
/** Shorter ones cannot be masked. */
const SHORTEST_KEY = 4;
/** Reads `digicert-license-keys`: one `alias=KEY` a line; `#` starts a comment. */
function readAliases(text) {
    const aliases = new Map();
    const problems = [];
    for (const [index, { alias, key }] of aliasLines(text)) {
        const where = `digicert-license-keys, line ${index + 1}`;
        if (alias === undefined)
            problems.push(`${where}: expected alias=KEY.`);
        else if (!/^[A-Za-z0-9._-]{1,64}$/.test(alias)) {
            problems.push(`${where}: an alias has letters, digits, '.', '_' and '-' only.`);
        }
        else if (isKeyForm(alias))
            problems.push(`${where}: the alias looks like a key.`);
        else if (!/^[\x21-\x7e]{4,128}$/.test(key)) {
            problems.push(`${where}: a key has 4 to 128 printable characters without blanks.`);
        }
        else if (aliases.has(alias))
            problems.push(`${where}: the alias ${alias} is given twice.`);
        else
            aliases.set(alias, key);
    }
    return { aliases, problems };
}
/** Whatever may be a key in it, also in a line that is not well-formed. */
function keysIn(text) {
    return aliasLines(text).map(([, { key }]) => key);
}
function aliasLines(text) {
    return [...text.split(/\r\n|\r|\n/).entries()]
        .filter(([, line]) => line.trim() !== '' && !line.trim().startsWith('#'))
        .map(([index, line]) => {
        const equals = line.indexOf('=');
        const alias = equals < 0 ? undefined : line.slice(0, equals).trim();
        return [index, { alias, key: line.slice(equals + 1).trim() }];
    });
}
/** The licence key of an entry, or what is wrong with it. Never quotes a value: it may be a key. */
function chooseLicence(fields, { aliases, agentDefault, sensorDefault }) {
    const { agentLicenseKey, sensorLicenseKey } = fields;
    if (agentLicenseKey !== undefined && sensorLicenseKey !== undefined) {
        return { problem: 'agentLicenseKey and sensorLicenseKey: give one of them' };
    }
    if (agentLicenseKey !== undefined)
        return resolve('agentLicenseKey', agentLicenseKey, aliases);
    if (sensorLicenseKey !== undefined)
        return resolve('sensorLicenseKey', sensorLicenseKey, aliases);
    const agentless = fields.managementIp !== undefined || fields.virtualServerName !== undefined;
    if (!agentless && agentDefault !== undefined) {
        return {
            field: 'agentLicenseKey',
            key: agentDefault,
            shown: '***',
            input: 'digicert-agent-license-key',
        };
    }
    if (sensorDefault !== undefined) {
        return {
            field: 'sensorLicenseKey',
            key: sensorDefault,
            shown: '***',
            input: 'digicert-sensor-license-key',
        };
    }
    return {
        missing: agentless
            ? "a licence key: set 'digicert-sensor-license-key', as the entry has a managementIp or virtualServerName"
            : "a licence key: set 'digicert-agent-license-key' or 'digicert-sensor-license-key'",
    };
}
function resolve(field, value, aliases) {
    const key = aliases?.get(value);
    if (key !== undefined)
        return { field, key, shown: value };
    if (aliases === undefined && value.length < SHORTEST_KEY) {
        return { missing: `the key of its ${field}, an alias: set 'digicert-license-keys'` };
    }
    if (aliases === undefined || isKeyForm(value))
        return { field, key: value, shown: '***' };
    return {
        problem: `${field}: is neither an alias of 'digicert-license-keys' nor 16 hex digits` +
            (aliases.size > 0 ? `; the nearest alias is ${(0,mod/* closest */.kp)(value, [...aliases.keys()])}` : ''),
    };
}

;// CONCATENATED MODULE: ./build/src/providers/refusals.js
/**
 * What a reply means by its HTTP status alone: the rules that hold for every provider where the
 * body does not answer for the targets.
 */
function readStatus(reply, targets, detail = {}) {
    const { status } = reply;
    const code = detail.code ?? `http-${status}`;
    const text = detail.message ? `HTTP ${status}: ${detail.message}` : `HTTP ${status}`;
    if (status === 429 || (status === 503 && reply.retryAt !== undefined)) {
        return { kind: 'too-soon', scope: 'everything', code, message: text };
    }
    if (status >= 400 && status < 500) {
        const outcome = { kind: 'rejected', codes: [code], own: false, message: text };
        const refused = status === 401 || status === 403;
        return {
            kind: 'answered',
            outcomes: targets.map(() => outcome),
            problems: [`A request was refused: ${text}.`],
            ...(refused && { stop: `the provider refused the credentials (${text})` }),
        };
    }
    const outcome = { kind: 'unknown', message: describeUnanswered(reply) };
    return { kind: 'answered', outcomes: targets.map(() => outcome), problems: [] };
}
/** Why a reply answers nothing, in the operator's words. */
function describeUnanswered({ status, body }) {
    if (status >= 300 && status < 400)
        return `HTTP ${status}: redirects are refused`;
    if (status >= 500)
        return `HTTP ${status}: the provider failed while it had the request`;
    const what = /^\s*<(?:!doctype|html)/i.test(body)
        ? 'an HTML page came instead of an answer: a proxy, a captive portal or a wrong base-url'
        : body.trim() === ''
            ? 'an empty reply came instead of an answer'
            : 'the reply is not an answer that the documentation describes';
    return `HTTP ${status}: ${what}`;
}

;// CONCATENATED MODULE: ./build/src/providers/digicert/reply.js


/** What a reply of the bulk retry says about each target of the request. */
function readReply(reply, targets) {
    const json = parseObject(reply.body);
    const decoded = json && decode(json, targets);
    const success = reply.status >= 200 && reply.status < 300;
    const byStatus = readStatus(reply, targets, decoded?.errors[0]);
    if (byStatus.kind === 'too-soon' || decoded === undefined)
        return byStatus;
    const requestError = decoded.errors[0];
    const outcomes = targets.map((target, index) => {
        const address = reply_addressOf(target);
        const refusal = decoded.refused.get(address);
        if (refusal !== undefined)
            return { kind: 'rejected', own: true, ...refusal };
        const text = decoded.accepted.get(address);
        if (text !== undefined)
            return readAccepted(text, success);
        if (!success)
            return byStatus.outcomes[index] ?? UNNAMED;
        return requestError === undefined ? unnamed(reply, decoded) : rejectedBy(requestError);
    });
    return {
        kind: 'answered',
        outcomes,
        problems: [...byStatus.problems, ...decoded.problems],
        ...(byStatus.stop !== undefined && { stop: byStatus.stop }),
    };
}
const UNNAMED = { kind: 'unknown', message: 'the reply does not name this target' };
function unnamed(reply, { accepted, refused }) {
    if (accepted.size > 0 || refused.size > 0)
        return UNNAMED;
    return { kind: 'unknown', message: describeUnanswered(reply) };
}
function readAccepted(text, success) {
    if (!success)
        return { kind: 'unknown', message: 'the reply accepts it, but is not a success' };
    if (text === '')
        return { kind: 'unknown', message: 'the reply names it without a text' };
    return { kind: 'submitted', message: text };
}
function rejectedBy({ code, message }) {
    return {
        kind: 'rejected',
        codes: code === undefined ? [] : [code],
        own: false,
        message: message ?? 'the request as a whole was refused',
    };
}
const reply_addressOf = ({ wire }) => joinAddress(wire.ip, String(wire.port));
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** `undefined` where the maps have not the documented shape: such a reply answers nothing. */
function decode(json, targets) {
    const data = json.data === undefined || json.data === null ? {} : json.data;
    if (!isObject(data))
        return undefined;
    const accepted = decodeMap(data.retryMessages, reply_readText);
    const refused = decodeMap(data.failedRetries, readRefusal);
    if (accepted === undefined || refused === undefined)
        return undefined;
    const errors = [json.error, json.errors, data.errors].flatMap(readErrors);
    const asked = new Set(targets.map(reply_addressOf));
    const named = new Set([...accepted.keys(), ...refused.keys()]);
    const strangers = [...named].filter((address) => !asked.has(address));
    const problems = [
        ...errors.map(({ code, message }) => `The request failed: ${[code, message].filter(Boolean).join(', ') || 'without a text'}.`),
        ...(typeof data.status === 'string' && /fail/i.test(data.status)
            ? [`The reply has the status ${data.status}.`]
            : []),
        ...strangers.map((address) => `The reply names ${address}, which was not asked for.`),
        ...contradiction(data.message, accepted.size, named.size),
    ];
    return { accepted, refused, errors, problems };
}
/** A map keyed by `ip:port` in any spelling; `null` or nothing is an empty one. */
function decodeMap(value, read) {
    if (value === undefined || value === null)
        return new Map();
    if (Array.isArray(value) && value.length === 0)
        return new Map();
    if (!isObject(value))
        return undefined;
    const map = new Map();
    for (const [key, item] of Object.entries(value)) {
        const address = normalAddress(key);
        map.set(address, read(item, map.get(address)));
    }
    return map;
}
/** How the provider spells IPv6 in a key is not documented: the port is after the last colon. */
function normalAddress(key) {
    const colon = key.lastIndexOf(':');
    const ip = readIp(key
        .slice(0, colon)
        .trim()
        .replace(/^\[(.*)\]$/, '$1'));
    const port = readPort(key.slice(colon + 1).trim());
    return 'value' in ip && 'value' in port ? joinAddress(ip.value, port.value) : key;
}
const reply_readText = (value) => (typeof value === 'string' ? value.trim() : '');
/** `{ errors: [{ errorCode, errorField, errorMessage }], status }`, or anything else. */
function readRefusal(value, earlier) {
    const errors = isObject(value) ? readErrors(value.errors) : readErrors(value);
    const codes = errors.flatMap(({ code }) => (code === undefined ? [] : [code]));
    const message = errors.flatMap(({ message }) => message ?? []).join('; ');
    // An error without a code must not be ignored because of the code of another one.
    const complete = errors.length > 0 && codes.length === errors.length;
    return {
        codes: complete ? [...new Set([...(earlier?.codes ?? []), ...codes])] : [],
        message: message || earlier?.message || codes.join(', ') || 'refused without a text',
    };
}
/** A list of errors, one error or a text, in the spellings of both of DigiCert's APIs. */
function readErrors(value) {
    if (value === undefined || value === null)
        return [];
    if (Array.isArray(value))
        return value.flatMap((item) => (item === null ? [{}] : readErrors(item)));
    if (!isObject(value))
        return [{ message: String(value) }];
    const code = readCode(value.errorCode ?? value.code);
    const text = value.errorMessage ?? value.message ?? value.errorDetail ?? value.detail;
    const message = typeof text === 'string' && text.trim() !== '' ? text : undefined;
    return [{ ...(code !== undefined && { code }), ...(message !== undefined && { message }) }];
}
function readCode(value) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
    return text === '' ? undefined : text;
}
/** `2 of 3 automations submitted for retry.` */
function contradiction(message, accepted, named) {
    const [, some, all] = /(\d+) of (\d+)/.exec(reply_readText(message)) ?? [];
    if (some === undefined || (Number(some) === accepted && Number(all) === named))
        return [];
    return [`The reply says ${some} of ${all}, but names ${accepted} of ${named} as submitted.`];
}

;// CONCATENATED MODULE: ./build/src/providers/digicert/target.js


function readDefaults({ inputs }) {
    const keys = inputs['digicert-license-keys'];
    const { aliases, problems } = keys === undefined ? {} : readAliases(keys);
    const ids = ['digicert-account-id', 'digicert-division-id'].flatMap((name) => /^\d{1,15}$/.test(inputs[name] ?? '0') ? [] : [`'${name}' is not a number of 1 to 15 digits.`]);
    return {
        defaults: {
            aliases,
            agentDefault: inputs['digicert-agent-license-key'],
            sensorDefault: inputs['digicert-sensor-license-key'],
            accountId: inputs['digicert-account-id']?.replace(/^0+(?=\d)/, ''),
            divisionId: inputs['digicert-division-id']?.replace(/^0+(?=\d)/, ''),
        },
        problems: [...(problems ?? []), ...ids],
    };
}
function completeEntry({ fields, name }, defaults) {
    const { ip, port, domainName, managementIp, virtualServerName } = fields;
    if (ip === undefined || port === undefined) {
        return { problems: [`${ip === undefined ? 'ip' : 'port'} is missing`], missing: [] };
    }
    const accountId = fields.accountId ?? defaults.accountId;
    const divisionId = fields.divisionId ?? defaults.divisionId;
    const licence = chooseLicence(fields, defaults);
    if ('problem' in licence)
        return { problems: [licence.problem], missing: [] };
    const missing = [
        ...(accountId === undefined ? ["an accountId: set 'digicert-account-id'"] : []),
        ...(divisionId === undefined ? ["a divisionId: set 'digicert-division-id'"] : []),
        ...('missing' in licence ? [licence.missing] : []),
    ];
    const key = 'missing' in licence ? undefined : licence;
    const address = joinAddress(ip, port);
    const optional = {
        ...(managementIp !== undefined && { managementIp }),
        ...(virtualServerName !== undefined && { virtualServerName }),
    };
    /** Many keep their account and division as secrets: what the input gives is not shown. */
    const own = {
        ...(accountId !== undefined && accountId !== defaults.accountId && { accountId: +accountId }),
        ...(divisionId !== undefined &&
            divisionId !== defaults.divisionId && { divisionId: +divisionId }),
    };
    const shown = {
        ip,
        port: Number(port),
        ...(domainName !== undefined && { domainName }),
        ...own,
        ...optional,
    };
    const target = {
        label: domainName === undefined ? address : `${domainName}@${address}`,
        ...(name !== undefined && { name }),
        identity: JSON.stringify([
            accountId,
            divisionId,
            ip,
            port,
            domainName,
            managementIp,
            virtualServerName,
        ]),
        shown,
        again: {
            ...(name !== undefined && { name }),
            ...shown,
            domainName: domainName ?? null,
            ...(key && { [key.field]: key.shown }),
        },
        wire: {
            ip,
            port: Number(port),
            ...(accountId !== undefined && { accountId: Number(accountId) }),
            ...(divisionId !== undefined && { divisionId: Number(divisionId) }),
            domainName: domainName ?? null,
            ...optional,
            ...(key && licenceOnWire(key)),
        },
    };
    return { target, problems: [], missing, ...(key?.input && { licenceInput: key.input }) };
}
const licenceOnWire = ({ field, key }) => ({ [field]: key });
function differentLicence(one, other) {
    const same = one.wire.agentLicenseKey === other.wire.agentLicenseKey &&
        one.wire.sensorLicenseKey === other.wire.sensorLicenseKey;
    return same ? undefined : 'another licence key';
}

;// CONCATENATED MODULE: ./build/src/providers/digicert/index.js






/** POST, as the documentation of CertCentral Automation names it. */
const PATH = '/automationws/v1/automation/bulkretryautomationtask';
/** DigiCert CertCentral Automation: bulk retry of failed automation tasks. */
const digicert = {
    id: 'digicert',
    name: 'DigiCert CertCentral',
    baseUrl: 'https://caas.digicert.com',
    inputs: {
        'digicert-api-key': { kind: 'text', secrets: (key) => [key], required: true },
        'digicert-account-id': { kind: 'text' },
        'digicert-division-id': { kind: 'text' },
        'digicert-agent-license-key': { kind: 'text', secrets: (key) => [key] },
        'digicert-sensor-license-key': { kind: 'text', secrets: (key) => [key] },
        'digicert-license-keys': { kind: 'lines', secrets: keysIn },
        'batch-size': { kind: 'text' },
    },
    grammar: grammar,
    // The limits of the sibling Services API, per key; assumed to hold here too.
    pace: {
        concurrency: 4,
        windows: [
            { limit: 100, milliseconds: 5_000 },
            { limit: 1_000, milliseconds: 180_000 },
        ],
    },
    hint: (code, { attempt }) => code === '1028' && attempt > 1
        ? `${HINTS.get(code)} This is attempt ${attempt} of the run: what an earlier attempt submitted is no longer eligible.`
        : HINTS.get(code),
    defaults(inputs) {
        const read = (field, text = '') => {
            const reading = readInteger(text);
            return 'value' in reading ? { [field]: reading.value } : {};
        };
        return {
            ...read('accountId', inputs['digicert-account-id']),
            ...read('divisionId', inputs['digicert-division-id']),
        };
    },
    isSecret: (value, { inputs, dryRun }) => {
        const keys = inputs['digicert-license-keys'];
        // Without the aliases, as in a pull request from a fork, an alias cannot be told from a key.
        if (keys === undefined)
            return !dryRun || isKeyForm(value);
        return !readAliases(keys).aliases.has(value);
    },
    plan,
};
/** A map, not an object: codes come from the wire, and `constructor` is a property of an object. */
const HINTS = new Map([
    [
        '1028',
        'Not eligible for a retry: only a failed automation is. Look at its state in CertCentral (Automation > Manage automations); if it is installed or already in progress, there is nothing to do.',
    ],
    [
        '1004',
        'A required field is missing or wrong: compare the entry with the automation in CertCentral.',
    ],
    [
        'access_denied',
        'The API key may not do this: it must not be "View only" and needs the rights of its user for this account and division.',
    ],
    [
        'invalid_api_key',
        'Create a new API key in CertCentral (Automation > API keys) and update the secret.',
    ],
    [
        'request_limit_exceeded',
        'CertCentral allows 100 requests in 5 seconds and 1,000 in 3 minutes per key: run later, or with a larger max-wait-minutes.',
    ],
]);
function plan(entries, settings) {
    const { inputs, dryRun } = settings;
    const { defaults, problems: badDefaults } = readDefaults(settings);
    const batchSize = readBatchSize(inputs['batch-size']);
    const completed = completeEntries(entries, defaults);
    const unique = uniqueTargets(completed.located, differentLicence);
    const missing = completed.missing.map(describeMissing);
    return {
        targets: unique.targets,
        calls: makeBatches(unique.targets, batchSize ?? MAX_BATCH).map((batch) => makeCall(batch, settings)),
        problems: [
            ...badDefaults,
            ...badKey(inputs['digicert-api-key']),
            ...(batchSize === undefined ? ["'batch-size' is not a whole number from 1 to 500."] : []),
            ...completed.problems,
            ...unique.problems,
            ...(dryRun ? [] : missing),
        ],
        warnings: dryRun ? missing : [],
        notices: [...unique.notices, ...completed.notices],
    };
}
/** One line however many entries lack it: an input that is not given is missing for all. */
function describeMissing({ what, where }) {
    const others = where.length > 1 ? ` (and ${where.length - 1} more)` : '';
    return `${where[0]}${others}: lacks ${what}.`;
}
function completeEntries(entries, defaults) {
    const located = [];
    const problems = [];
    const missing = new Map();
    const users = new Map();
    for (const entry of entries) {
        const { where } = entry;
        const completed = completeEntry(entry, defaults);
        problems.push(...completed.problems.map((problem) => `${where}: ${problem}.`));
        for (const what of completed.missing) {
            const known = missing.get(what);
            if (known)
                known.where.push(where);
            else
                missing.set(what, { what, where: [where] });
        }
        if (completed.target === undefined)
            continue;
        located.push({ target: completed.target, where });
        const input = completed.licenceInput;
        if (input !== undefined)
            users.set(input, (users.get(input) ?? 0) + 1);
    }
    const notices = [...users].map(([input, count]) => `${count} of ${entries.length} entries use the key of '${input}'.`);
    return { located, problems, missing: [...missing.values()], notices };
}
/** The most that the documentation of the bulk creation allows; none is documented for retries. */
const MAX_BATCH = 500;
function readBatchSize(text = '100') {
    const size = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    return size >= 1 && size <= MAX_BATCH ? size : undefined;
}
function badKey(key) {
    if (key === undefined || /^[\x21-\x7e]+$/.test(key))
        return [];
    return ["'digicert-api-key' has characters that an HTTP header cannot carry."];
}
/**
 * One account a request. A reply names targets by ip:port alone, so those that share one go into
 * different requests: the first of each ip:port into the first layer, the second into the next.
 */
function makeBatches(targets, batchSize) {
    const layers = new Map();
    const seen = new Map();
    for (const target of targets) {
        const { accountId, ip, port } = target.wire;
        const address = `${accountId} ${ip} ${port}`;
        const count = seen.get(address) ?? 0;
        seen.set(address, count + 1);
        const layer = `${accountId} ${count}`;
        const members = layers.get(layer);
        if (members)
            members.push(target);
        else
            layers.set(layer, [target]);
    }
    return [...layers.values()].flatMap((members) => Array.from({ length: Math.ceil(members.length / batchSize) }, (_, index) => members.slice(index * batchSize, (index + 1) * batchSize)));
}
function makeCall(batch, { inputs, baseUrl, userAgent }) {
    const accountId = batch[0]?.wire.accountId;
    return {
        targets: batch,
        request: {
            url: new URL(baseUrl + PATH),
            headers: {
                'x-dc-devkey': inputs['digicert-api-key'] ?? '',
                'content-type': 'application/json',
                accept: 'application/json',
                'user-agent': userAgent,
            },
            body: JSON.stringify({
                retryAutomationTaskRequests: batch.map(({ wire }) => wire),
                ...(accountId !== undefined && { accountId }),
            }),
        },
        read: (reply) => readReply(reply, batch),
    };
}

;// CONCATENATED MODULE: ./build/src/providers/sectigo.js



/** POST; a GET is refused with -17. */
const sectigo_PATH = '/products/!RetryCAACheck';
/** Refused for coming before the time between two checks was over. */
const TOO_SOON = '-295';
/** Wrong login, locked account, expired password: asking on can lock the account. */
const PERMISSION_DENIED = '-16';
const readCertificateId = readDigits(16);
const readOrderNumber = readText(128);
const sectigo_grammar = {
    fields: { certificateID: readCertificateId, orderNumber: readOrderNumber },
    keys: ['certificateID', 'orderNumber'],
    secrets: [],
    oneOf: [],
    distinguishing: [],
    words: [],
    forms: ['1234567', 'cert:1234567', 'order:ABC-1'],
    plain: sectigo_readPlain,
    addresses: ({ certificateID, orderNumber }) => [
        ...(certificateID ? [certificateIdentity(certificateID)] : []),
        ...(orderNumber ? [`order:${orderNumber}`] : []),
    ],
};
/** Compared as a number, sent as written. */
const certificateIdentity = (digits) => `cert:${digits.replace(/^0+(?=\d)/, '')}`;
/** `1234567`, `cert:1234567`, `order:ABC-1`. */
function sectigo_readPlain(text) {
    const [, prefix, rest = ''] = /^(cert|order):(.*)$/is.exec(text) ?? [];
    if (prefix?.toLowerCase() === 'order') {
        const order = rest.trim();
        const reading = order === '' ? { problem: 'has no orderNumber after order:' } : readOrderNumber(order);
        return 'problem' in reading ? reading : { fields: { orderNumber: reading.value } };
    }
    if (prefix === undefined && !/^\d/.test(text))
        return undefined;
    if (prefix === undefined && !/^\d+([.,]\d+)?(e\+?\d+)?$/i.test(text))
        return undefined;
    const reading = readCertificateId(prefix === undefined ? text : rest.trim());
    return 'problem' in reading ? reading : { fields: { certificateID: reading.value } };
}
/** Sectigo RetryCAACheck: relaunches the CAA check of one order. */
const sectigo = {
    id: 'sectigo',
    name: 'Sectigo',
    baseUrl: 'https://secure.trust-provider.com',
    inputs: {
        'sectigo-login-name': { kind: 'text', required: true, max: 64 },
        'sectigo-login-password': {
            kind: 'password',
            secrets: (password) => [password],
            required: true,
            max: 128,
        },
    },
    grammar: sectigo_grammar,
    // "1 request per 10 minutes", of a certificate or of an account: the documentation says both.
    pace: { concurrency: 1, windows: [], laterPassMs: 605_000 },
    hint: (code) => sectigo_HINTS.get(code),
    defaults: () => ({}),
    isSecret: () => true,
    plan: sectigo_plan,
};
const sectigo_HINTS = new Map([
    ['-1', 'The provider saw a request without https: check base-url.'],
    ['-2', 'The provider knows no such parameter: report it as a bug of this action.'],
    ['-3', 'A parameter is missing: check the login and that the target has an ID.'],
    ['-4', 'A value is not valid: check the certificateID or orderNumber of this target.'],
    ['-14', 'An error at the provider: run again later.'],
    [
        PERMISSION_DENIED,
        'Permission denied: check login name and password, and whether the account is locked, its password expired or the IP of the runner blocked. The run was stopped, as repeated refusals can lock the account.',
    ],
    ['-17', 'The provider saw another method than POST: check base-url and proxies.'],
    [
        '-96',
        'The user is not active or may not touch this certificate: check its permissions for this order.',
    ],
    [
        TOO_SOON,
        'The time between two checks (by default 10 minutes) is not over: run again later, or with a larger max-wait-minutes. Nothing is wrong with the certificate.',
    ],
    [
        '-296',
        'Only an order in the state "PRE-SIGN FAILED!!!" can be retried: look at the order, it may be issued already.',
    ],
    [
        '-297',
        'The check was run and failed again: look at the CAA records of every name on the certificate, then run again.',
    ],
    ['-298', 'There is no order for this ID: check it, it may belong to another account.'],
    ['-299', 'An error at the provider while it retried: run again later.'],
]);
function sectigo_plan(entries, settings) {
    const located = [];
    const problems = [];
    for (const entry of entries) {
        const target = makeTarget(entry);
        if (target)
            located.push({ target, where: entry.where });
        else
            problems.push(`${entry.where}: lacks a certificateID or an orderNumber.`);
    }
    const unique = uniqueTargets(located);
    return {
        targets: unique.targets,
        calls: unique.targets.map((target) => sectigo_makeCall(target, settings)),
        problems: [...problems, ...unique.problems],
        warnings: [],
        notices: unique.notices,
    };
}
function makeTarget({ name, fields: { certificateID, orderNumber } }) {
    if (certificateID !== undefined) {
        return targetOf('certificateID', certificateID, `cert:${certificateID}`, name);
    }
    if (orderNumber === undefined)
        return undefined;
    return targetOf('orderNumber', orderNumber, `order:${orderNumber}`, name);
}
function targetOf(field, value, label, name) {
    const named = name === undefined ? {} : { name };
    return {
        label,
        ...named,
        identity: field === 'certificateID' ? certificateIdentity(value) : label,
        shown: { [field]: value },
        again: { ...named, [field]: value },
        parameter: { name: field, value },
    };
}
function sectigo_makeCall(target, { inputs, baseUrl, userAgent }) {
    // No other parameter: an unknown one is refused with -2.
    const body = new URLSearchParams({
        loginName: inputs['sectigo-login-name'] ?? '',
        loginPassword: inputs['sectigo-login-password'] ?? '',
        [target.parameter.name]: target.parameter.value,
    });
    return {
        targets: [target],
        request: {
            url: new URL(baseUrl + sectigo_PATH),
            headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgent },
            body: body.toString(),
        },
        read: (reply) => sectigo_readReply(reply, [target]),
    };
}
/** A whole code counts whatever the HTTP status; only 0 with a success status is a success. */
function sectigo_readReply(reply, targets) {
    const { codes, message } = parseReply(reply.body);
    const [code] = codes;
    if (code === undefined)
        return readStatus(reply, targets);
    const answer = (outcome, stop) => ({
        kind: 'answered',
        outcomes: [outcome],
        problems: [],
        ...(stop !== undefined && { stop }),
    });
    const unknown = (why) => answer({ kind: 'unknown', message: why });
    if (codes.length > 1)
        return unknown('the reply has more than one errorCode');
    if (code === TOO_SOON) {
        return { kind: 'too-soon', scope: 'call', code, message: message || 'too soon' };
    }
    if (/^-[1-9]\d*$/.test(code)) {
        const text = message || 'refused without a text';
        const outcome = { kind: 'rejected', codes: [code], own: true, message: text };
        return answer(outcome, code === PERMISSION_DENIED ? `permission denied (${code})` : undefined);
    }
    if (code !== '0')
        return unknown('the errorCode is neither 0 nor below 0');
    if (reply.status < 200 || reply.status > 299) {
        return unknown(`HTTP ${reply.status} with errorCode 0 contradicts itself`);
    }
    return answer({ kind: 'submitted', message: message || 'accepted without a text' });
}
/**
 * `errorCode=0&errorMessage=…`, form-urlencoded or with raw blanks. The text can hold a raw `&`,
 * `%` or `=`, so it is not split at every `&`: it ends where the next known name starts. A body
 * that begins with anything else, such as a page with such a link in it, is no reply.
 */
function parseReply(body) {
    const parts = body.trim().split(/(?:^|&)(errorCode|errorMessage|errorDetail|errorItem)=/i);
    const values = new Map();
    if (parts[0] !== '')
        return { codes: [], message: '' };
    for (let index = 1; index + 1 < parts.length; index += 2) {
        const name = (parts[index] ?? '').toLowerCase();
        values.set(name, [...(values.get(name) ?? []), decodeForm(parts[index + 1] ?? '')]);
    }
    const texts = ['errormessage', 'errordetail', 'erroritem']
        .flatMap((name) => values.get(name) ?? [])
        .map((text) => text.trim());
    return { codes: values.get('errorcode') ?? [], message: texts.filter(Boolean).join('; ') };
}
/** Escapes that are none stay as they are; a text with raw blanks has no `+` for them. */
function decodeForm(text) {
    const spaced = text.includes(' ') ? text : text.replaceAll('+', ' ');
    return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'));
}

;// CONCATENATED MODULE: ./build/src/providers/index.js


/** Every provider that the action knows. A new one is a file beside this one and a line here. */
const providers = [digicert, sectigo];


/***/ }),

/***/ 4005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
;// CONCATENATED MODULE: ./build/src/targets/wording.js
const SHOWN_CHARACTERS = 40;
const SHOWN_PATH_CHARACTERS = 300;
/** No field needs more, and searching millions of characters for 40 would be waste. */
const LOOKED_AT = 4096;
/**
 * A value as messages show it: in quotes, at most 40 characters, control characters as `\u{a}`,
 * and runs of 12 or more hex digits as `***`, since a shifted column may hold a key.
 */
function quote(text) {
    const masked = text.slice(0, LOOKED_AT).replace(/[0-9a-f]{12,}/gi, '***');
    return `'${cut(harmless(masked), SHOWN_CHARACTERS)}'`;
}
/** A path as messages show it: whole as far as is sane, control characters as `\u{a}`. */
function showPath(path) {
    return cut(harmless(path.slice(0, LOOKED_AT)), SHOWN_PATH_CHARACTERS);
}
/** `'a', 'b' and 3 more`. */
function quoteSome(texts, most) {
    const shown = texts.slice(0, most).map(quote).join(', ');
    return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}
/** `a, b or c`. */
function either(texts) {
    const last = texts.at(-1) ?? '';
    return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} or ${last}` : last;
}
/** Cf holds the marks that turn the direction of writing, Cs the halves of broken characters. */
function harmless(text) {
    return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
function cut(text, most) {
    const characters = Array.from(text);
    return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}

;// CONCATENATED MODULE: ./build/src/inputs.js


/** Shorter secrets cannot be masked: half of the log would be `***`. */
const SHORTEST_SECRET = 4;
/**
 * Every secret that inputs and environment hold, of the providers that were not picked too. To be
 * called, and masked, before anything else is done with them.
 */
function readSecrets(read, environment, providers) {
    const secrets = providers.flatMap(({ inputs }) => Object.entries(inputs).flatMap(([name, spec]) => {
        const value = readValue(read, name, spec);
        return value === undefined ? [] : (spec.secrets?.(value) ?? []);
    }));
    return [...secrets, ...proxySecrets(environment)].filter((secret) => secret.length >= SHORTEST_SECRET);
}
/** Reads every input, and reports what is wrong with any of them. */
function readInputs(read, environment, providers, userAgent) {
    const problems = [];
    const warnings = [];
    const text = (name) => read(name).trim() || undefined;
    const dryRun = readBoolean('dry-run', text('dry-run'), false, problems);
    const provider = readProvider(text('provider'), providers, problems);
    const values = provider === undefined ? {} : readProviderInputs(read, provider, problems);
    if (provider !== undefined) {
        const blank = missingCredentials(provider, values);
        (dryRun ? warnings : problems).push(...blank);
    }
    const base = readBaseUrl(text('base-url'), provider, providers, problems);
    if (base.foreign !== undefined) {
        warnings.push(`Requests and credentials go to ${base.foreign}, not to ${provider?.name}.`);
    }
    if (environment.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
        problems.push('NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off: remove it, and let NODE_EXTRA_CA_CERTS name a PEM file with a private CA.');
    }
    return {
        provider,
        settings: { inputs: values, baseUrl: base.url, userAgent, dryRun },
        targets: text('targets') === undefined ? undefined : read('targets'),
        inventory: text('inventory'),
        ignoreCodes: readIgnoreCodes(text('ignore-codes'), problems),
        maxWaitMs: readNumber('max-wait-minutes', text('max-wait-minutes'), 15, 0, 330, problems) * 60_000,
        requestTimeoutMs: readNumber('request-timeout-seconds', text('request-timeout-seconds'), 30, 1, 600, problems) *
            1_000,
        foreignBaseUrl: base.foreign,
        summary: readBoolean('summary', text('summary'), true, problems),
        problems,
        warnings,
    };
}
/** Blank after trimming means "not given". */
function readValue(read, name, { kind }) {
    const raw = read(name);
    const trimmed = raw.trim();
    if (trimmed === '')
        return undefined;
    return kind === 'password' ? raw.replace(/[\r\n]+$/, '') : trimmed;
}
function readProvider(text, providers, problems) {
    const ids = providers.map(({ id }) => id);
    const expected = ids.map((id) => `'${id}'`).join(' or ');
    if (text === undefined) {
        problems.push(`'provider' is required: expected ${expected}.`);
        return undefined;
    }
    const provider = providers.find(({ id }) => id === text.toLowerCase());
    if (provider === undefined) {
        const near = (0,mod/* closest */.kp)(text.slice(0, 40).toLowerCase(), ids);
        problems.push(`'provider' is ${quote(text)}: expected ${expected}; the nearest is '${near}'.`);
    }
    return provider;
}
function readProviderInputs(read, provider, problems) {
    const values = {};
    for (const [name, spec] of Object.entries(provider.inputs)) {
        const value = readValue(read, name, spec);
        if (value === undefined)
            continue;
        values[name] = value;
        problems.push(...checkValue(value, spec).map((problem) => `'${name}' ${problem}.`));
    }
    return values;
}
function checkValue(value, { kind, max, secrets }) {
    const lines = kind === 'lines' ? value.split(/\r\n|\r|\n/) : [value];
    const length = [...value].length;
    const short = secrets?.(value).some((secret) => secret.length < SHORTEST_SECRET);
    return [
        ...(lines.some((line) => /\p{Cc}/u.test(line.replaceAll('\t', kind === 'lines' ? ' ' : '\t')))
            ? ['contains a line break or another control character']
            : []),
        ...(max !== undefined && length > max
            ? [`has ${length} characters, at most ${max} are allowed`]
            : []),
        ...(short
            ? [`holds a secret of less than ${SHORTEST_SECRET} characters, which cannot be masked`]
            : []),
    ];
}
function missingCredentials(provider, values) {
    return Object.entries(provider.inputs)
        .filter(([name, { required }]) => required && values[name] === undefined)
        .map(([name]) => `'${name}' is required when provider is '${provider.id}', but it is blank: the secret may not be set, the job may not name its environment, or the run comes from a fork or from Dependabot, which get no secrets.`);
}
/** YAML 1.2 core; anything else is an error, never "false". */
function readBoolean(name, text, fallback, problems) {
    if (text === undefined)
        return fallback;
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    if (/^(?:false|False|FALSE)$/.test(text))
        return false;
    problems.push(`'${name}' is ${quote(text)}: expected true or false.`);
    return fallback;
}
function readNumber(name, text, fallback, min, max, problems) {
    if (text === undefined)
        return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max)
        return value;
    problems.push(`'${name}' is ${quote(text)}: expected a whole number from ${min} to ${max}.`);
    return fallback;
}
/** Codes that a step must never be green with: a refused login, and a check that was not run. */
const NEVER_IGNORED = new Map([
    ['-16', 'a refused login can lock the account'],
    ['-295', 'a check that came too soon was not run'],
]);
function readIgnoreCodes(text = '', problems) {
    const codes = text.split(/[\s,]+/).filter((code) => code !== '');
    for (const code of codes) {
        const reason = NEVER_IGNORED.get(code);
        if (reason !== undefined)
            problems.push(`'ignore-codes' may not hold ${code}: ${reason}.`);
        else if (!/^[\w.-]{1,64}$/.test(code)) {
            problems.push(`'ignore-codes' holds ${quote(code)}: expected codes such as 1028 or -296.`);
        }
    }
    return new Set(codes);
}
/** Another origin, with an optional path prefix: `https`, or `http` to this machine alone. */
function readBaseUrl(text, provider, providers, problems) {
    const own = provider?.baseUrl ?? 'https://localhost';
    if (text === undefined)
        return { url: own, foreign: undefined };
    const url = URL.parse(text);
    const problem = url === null ? 'is no URL' : describeUnfit(url, provider, providers);
    if (url === null || problem !== undefined) {
        problems.push(`'base-url' ${problem}: expected https://host, with an optional path.`);
        return { url: own, foreign: undefined };
    }
    const foreign = url.origin === new URL(own).origin ? undefined : url.origin;
    return { url: url.origin + url.pathname.replace(/\/+$/, ''), foreign };
}
function describeUnfit(url, provider, providers) {
    if (url.username !== '' || url.password !== '')
        return 'holds a user or a password';
    if (url.search !== '' || url.hash !== '' || /[?#]/.test(url.href))
        return 'has a query or a fragment';
    const loopback = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/.test(url.hostname);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
        return 'is not https (http is for loopback addresses alone)';
    }
    const other = providers.find(({ baseUrl }) => new URL(baseUrl).hostname === url.hostname);
    if (other === undefined || other === provider)
        return undefined;
    return `is the host of ${other.name}, but provider is '${provider?.id}'`;
}
/** The password of a proxy, as it stands in the URL, as it is meant, and as it travels. */
function proxySecrets(environment) {
    const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
    return names.flatMap((name) => {
        const text = environment[name] ?? '';
        const url = URL.parse(text) ?? URL.parse(`http://${text}`);
        if (url === null || url.password === '')
            return [];
        const password = decode(url.password);
        const basic = Buffer.from(`${decode(url.username)}:${password}`).toString('base64');
        return [url.password, password, basic];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/src/pacing/clock.js
/** Exponential backoff with full jitter: how long to wait after the attempt with this number. */
function jitter({ baseMs, maxMs }, attempt, clock) {
    return clock.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
}

;// CONCATENATED MODULE: ./build/src/pacing/windows.js
/**
 * A request counts from when it is sent until a whole window after it was answered, so that
 * whenever it arrived, the provider cannot count more than it allows. Whoever uses it has fewer
 * requests under way than any window allows.
 */
function createWindows({ windows }) {
    const answeredAt = [];
    let underWay = 0;
    return {
        waitMs(now) {
            const waits = windows.map(({ limit, milliseconds }) => {
                const blocking = answeredAt.at(underWay - limit);
                return blocking === undefined ? 0 : blocking + milliseconds - now;
            });
            return Math.max(0, ...waits);
        },
        sent() {
            underWay += 1;
        },
        answered(now) {
            underWay -= 1;
            answeredAt.push(now);
        },
    };
}
/** Requests under way at the same time, never more than a window allows. */
function concurrencyOf({ concurrency, windows }) {
    return Math.min(concurrency, ...windows.map(({ limit }) => limit));
}

;// CONCATENATED MODULE: ./build/src/pacing/attempt.js


/** Of one call, all of which certainly did not count; refusals of scope `call` end an attempt. */
const MAX_ATTEMPTS = 3;
const CONNECTION_BACKOFF = { baseMs: 1_000, maxMs: 5_000, totalMs: 10_000 };
/** For a 429 that does not say when to come back. */
const RATE_BACKOFF = { baseMs: 5_000, maxMs: 60_000 };
const MAX_UNTRUSTED_IN_A_ROW = 4;
const heldBack = (message, code) => ({
    kind: 'rate-limited',
    ...(code !== undefined && { code }),
    message,
});
const notAttempted = (message) => ({ kind: 'not-attempted', message });
/** The outcome of the rest when a run is stopped for a reason other than a rate limit. */
const stoppedFor = (why) => notAttempted(`stopped: ${why}`);
function createAttempts(options) {
    const { http, clock, pace, brake, pause, signal, watcher } = options;
    const windows = createWindows(pace);
    let backoffLeftMs = CONNECTION_BACKOFF.totalMs;
    let untrustedInARow = 0;
    let lastAnswerAt = 0;
    async function attempt(call, earlier) {
        let refusal = earlier;
        for (let count = 1;; count += 1) {
            const kept = await takePlace();
            if (kept !== undefined)
                return { kind: 'unsent', outcome: refusal ?? kept };
            const exchange = await post(call);
            if (exchange.kind === 'failure') {
                const end = endOf(call, exchange, count);
                if (end?.kind === 'unsent' && refusal)
                    return { kind: 'unsent', outcome: refusal };
                if (end !== undefined)
                    return end;
                await backOff(count);
                continue;
            }
            const reading = call.read(exchange.reply);
            if (reading.kind === 'answered') {
                countTrust(reading.outcomes.some(({ kind }) => kind !== 'unknown'));
                return { kind: 'answered', reading };
            }
            countTrust(true);
            refusal = heldBack(reading.message, reading.code);
            if (reading.scope === 'call')
                return { kind: 'too-soon', outcome: refusal };
            if (!pauseEverything(exchange.reply, count) || count === MAX_ATTEMPTS) {
                return { kind: 'unsent', outcome: refusal };
            }
        }
    }
    /** Waits until a request may be sent; returns what its targets are where none may be any more. */
    async function takePlace() {
        while (brake.rest === undefined && !brake.cancelled) {
            const waitMs = windows.waitMs(clock.now());
            if (pause.lasts)
                await pause.waitOut('the provider asked to slow down');
            else if (waitMs > 0)
                await clock.sleep(waitMs, brake.signal);
            else {
                windows.sent();
                return undefined;
            }
        }
        if (brake.rest !== undefined)
            return brake.rest;
        return pause.lasts
            ? heldBack('the run was cancelled while it waited for the rate limit')
            : notAttempted('the run was cancelled before it was sent');
    }
    async function post(call) {
        watcher.sending(call);
        const exchange = await http.post(call.request, signal);
        windows.answered(clock.now());
        if (exchange.kind === 'reply' || exchange.arrived === 'maybe')
            lastAnswerAt = clock.now();
        watcher.replied(call, exchange);
        return exchange;
    }
    /** What a request without a reply comes to; `undefined`: it may be sent again. */
    function endOf(call, failure, count) {
        const { arrived, passing, message } = failure;
        if (arrived === 'maybe') {
            // Cancelling says nothing about the provider.
            if (!brake.cancelled)
                countTrust(false);
            const outcomes = call.targets.map(() => ({ kind: 'unknown', message }));
            return { kind: 'answered', reading: { kind: 'answered', outcomes, problems: [] } };
        }
        if (!brake.cancelled && passing && count < MAX_ATTEMPTS)
            return undefined;
        if (!brake.cancelled) {
            const why = `the provider cannot be reached: ${message}`;
            brake.stop(why, stoppedFor(why));
        }
        return { kind: 'unsent', outcome: notAttempted(message) };
    }
    async function backOff(count) {
        const delay = Math.min(jitter(CONNECTION_BACKOFF, count, clock), backoffLeftMs);
        backoffLeftMs -= delay;
        await clock.sleep(delay, brake.signal);
    }
    /** Whether it goes on after the pause. A date that has passed says no more than none. */
    function pauseEverything({ retryAt = 0 }, count) {
        const now = clock.now();
        const until = retryAt > now ? retryAt : now + jitter(RATE_BACKOFF, count, clock);
        if (pause.until(until))
            return true;
        const why = 'the rate limit lasts longer than max-wait-minutes allows';
        brake.stop(why, heldBack(`held back: ${why}`));
        return false;
    }
    function countTrust(trusted) {
        untrustedInARow = trusted ? 0 : untrustedInARow + 1;
        if (untrustedInARow < MAX_UNTRUSTED_IN_A_ROW)
            return;
        const why = `${MAX_UNTRUSTED_IN_A_ROW} requests in a row got no answer to trust`;
        brake.stop(why, stoppedFor(why));
    }
    return {
        attempt,
        get lastAnswerAt() {
            return lastAnswerAt;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/pacing/brake.js
function createBrake(cancelled) {
    const stopped = new AbortController();
    const problems = [];
    let rest;
    return {
        signal: AbortSignal.any([cancelled, stopped.signal]),
        get cancelled() {
            return cancelled.aborted;
        },
        get rest() {
            return rest;
        },
        problems,
        report: (more) => problems.push(...more),
        stop(why, outcome) {
            if (rest !== undefined)
                return;
            rest = outcome;
            problems.push(`The run was stopped: ${why}.`);
            stopped.abort();
        },
    };
}

;// CONCATENATED MODULE: ./build/src/pacing/pass.js

/** Refusals in a row, after an accepted call, that show a limit for the whole account. */
const ACCOUNT_LIMIT_EVIDENCE = 2;
/**
 * Tries every call once. Returns those that came too soon, with what they are if no
 * later pass comes.
 */
async function runPass(queue, options) {
    const { attempt, settle, concurrency } = options;
    const evidence = createEvidence();
    const tooSoon = new Map();
    // One iterator for all: each takes the next call that nobody has taken.
    const calls = queue.entries();
    async function work() {
        for (const [call, earlier] of calls) {
            if (evidence.ofAccountLimit) {
                tooSoon.set(call, heldBack('held back: the limit counts for the whole account'));
                continue;
            }
            const result = await attempt(call, earlier);
            evidence.add(result);
            if (result.kind === 'too-soon')
                tooSoon.set(call, result.outcome);
            else
                settle(call, result);
        }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, queue.size) }, work));
    return tooSoon;
}
/** An accepted call and then nothing but refusals: a limit of each target would not do that. */
function createEvidence() {
    let accepted = false;
    let tooSoonInARow = 0;
    return {
        get ofAccountLimit() {
            return tooSoonInARow >= ACCOUNT_LIMIT_EVIDENCE;
        },
        add(result) {
            if (result.kind === 'too-soon') {
                if (accepted)
                    tooSoonInARow += 1;
                return;
            }
            tooSoonInARow = 0;
            if (result.kind !== 'answered')
                return;
            accepted ||= result.reading.outcomes.some(({ kind }) => kind === 'submitted');
        },
    };
}

;// CONCATENATED MODULE: ./build/src/pacing/pause.js
const MINUTE_MS = 60_000;
/** However many requests wait, their pauses are counted once, and one line a minute is written. */
function createPause({ clock, signal, maxWaitMs, waiting }) {
    let leftMs = maxWaitMs;
    let pausedUntil = 0;
    let together;
    const lasts = () => clock.now() < pausedUntil;
    async function wait(reason) {
        while (!signal.aborted && lasts()) {
            waiting(pausedUntil, reason);
            const nextLineAt = clock.now() + MINUTE_MS;
            while (!signal.aborted && lasts() && clock.now() < nextLineAt) {
                await clock.sleep(Math.min(pausedUntil, nextLineAt) - clock.now(), signal);
            }
        }
    }
    return {
        get lasts() {
            return lasts();
        },
        until(time) {
            const cost = Math.max(0, time - Math.max(clock.now(), pausedUntil));
            if (cost > leftMs)
                return false;
            leftMs -= cost;
            pausedUntil = Math.max(pausedUntil, time);
            return true;
        },
        waitOut(reason) {
            together ??= wait(reason).finally(() => {
                together = undefined;
            });
            return together;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/pacing/index.js





/**
 * Sends every call, as fast as the provider's pace allows, and again only what certainly did not
 * count: a connection that never came up, and a refusal for coming too soon. Everything else is
 * sent once: a repeat would be refused as not eligible, or burn the next slot.
 *
 * Returns what went wrong with the run as a whole. Every call is settled exactly once.
 */
async function drive(calls, pace, { http, clock, signal, maxWaitMs, watcher }) {
    const brake = createBrake(signal);
    const { waiting } = watcher;
    const pause = createPause({ clock, signal: brake.signal, maxWaitMs, waiting });
    const attempts = createAttempts({ http, clock, pace, brake, pause, signal, watcher });
    function settle(call, result) {
        if (result.kind === 'unsent') {
            const outcomes = call.targets.map(() => result.outcome);
            watcher.settled(call, outcomes);
            return;
        }
        const { outcomes, problems, stop } = result.reading;
        brake.report(problems);
        watcher.settled(call, outcomes);
        if (stop !== undefined)
            brake.stop(stop, stoppedFor(stop));
    }
    const pass = (queue) => runPass(queue, { concurrency: concurrencyOf(pace), attempt: attempts.attempt, settle });
    /** Whether another pass may begin: it is affordable, and nothing ended the run meanwhile. */
    async function waitForPass(held) {
        const { laterPassMs } = pace;
        if (laterPassMs === undefined || brake.signal.aborted)
            return false;
        if (!pause.until(attempts.lastAnswerAt + laterPassMs))
            return false;
        watcher.holding([...held.keys()]);
        await pause.waitOut(`${held.size} came too soon for the provider's rate limit`);
        watcher.holding([]);
        return !brake.signal.aborted;
    }
    let held = await pass(new Map(calls.map((call) => [call, undefined])));
    while (held.size > 0 && (await waitForPass(held)))
        held = await pass(held);
    for (const [call, outcome] of held)
        settle(call, { kind: 'unsent', outcome });
    return signal.aborted ? ['The run was cancelled.', ...brake.problems] : brake.problems;
}

// EXTERNAL MODULE: ./build/src/untrusted.js
var untrusted = __nccwpck_require__(3599);
;// CONCATENATED MODULE: ./build/src/report/result.js
/** How one result, a number of things and a time are put into words, the same in every medium. */
/** What a target counts as for which no answer was recorded. */
const UNANSWERED = {
    kind: 'unknown',
    message: 'The step ended before an answer was recorded.',
};
/** The provider's codes, joined by `, `; `undefined` where it gave none. */
function codeOf(outcome) {
    switch (outcome.kind) {
        case 'rejected':
            return outcome.codes.length > 0 ? outcome.codes.join(', ') : undefined;
        case 'rate-limited':
            return outcome.code;
        default:
            return undefined;
    }
}
/** The provider's text, or ours where the provider said nothing. */
function messageOf(outcome) {
    return outcome.kind === 'dry-run' ? 'checked, not sent' : outcome.message;
}
/** What stands in a list with a row for each target. */
function wordOf(result) {
    return result.ignored ? 'ignored' : result.outcome.kind;
}
/** Neither accepted nor refused for a reason that the user ignores. */
function isFailed({ outcome, ignored }) {
    return outcome.kind !== 'submitted' && outcome.kind !== 'dry-run' && !ignored;
}
/** Failed, and certainly not accepted: asking again can do no harm. */
function isRefused(result) {
    return isFailed(result) && result.outcome.kind !== 'unknown';
}
/** Perhaps accepted: somebody has to look before it is asked for again. */
function isUnknown(result) {
    return result.outcome.kind === 'unknown';
}
/** `web-7 (10.0.0.1:443)`, or the plain-list entry alone. */
function titleOf({ name, label }) {
    return name === undefined ? label : `${name} (${label})`;
}
/** `1 target`, `2 targets`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** `0.4 s`, `2 min 5 s`. */
function durationText(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < 60)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

;// CONCATENATED MODULE: ./build/src/report/annotations.js
/**
 * Texts for annotations. GitHub keeps 10 errors per step of 4,096 characters each; one is taken by
 * the step's own failure.
 */


const MOST = 8;
const LENGTH = 4096;
const REASONS = 3;
/** At most 8 texts of at most 4,096 characters: what is wrong as a whole, then the targets. */
function annotationTexts(report) {
    const failed = report.results.filter(isFailed).slice(0, MOST);
    const texts = [
        ...report.problems.map((problem) => `The run as a whole: ${problem}`),
        ...failed.map(targetText),
    ];
    return texts.slice(0, MOST).map(annotation);
}
/** The step's own failure: the counts, and the first few reasons that differ. */
function failureMessage(report) {
    const failed = report.results.filter(isFailed);
    const unknown = failed.filter(isUnknown).length;
    const counts = unknown === 0 ? report.message : `${report.message}; ${unknown} unknown`;
    const reasons = reasonTexts(failed);
    const text = reasons.length === 0 ? counts : `${counts}. ${reasons.join(' ')}`;
    return annotation(`${report.provider.name}: ${text}`);
}
/** Worth a warning although the step is green; `undefined` where all is as it should be. */
function warningText({ verdict, counts, provider }) {
    if (verdict !== 'success' || counts.submitted > 0)
        return undefined;
    return annotation(`${provider.name}: nothing was submitted: ${counted(counts.ignored, 'target')} refused with ignored codes.`);
}
function annotation(text) {
    return (0,untrusted/* cut */.Jj)((0,untrusted/* logSafe */.sN)(text), LENGTH);
}
function targetText(result) {
    const text = `${titleOf(result.target)}: ${reasonOf(result)}`;
    return result.hint === undefined ? text : `${withStop(text)} What to do: ${result.hint}`;
}
/** Texts of providers end as they like; another sentence follows. */
function withStop(text) {
    return text.replace(/[^.!?…]$/, '$&.');
}
function reasonOf(result) {
    const code = codeOf(result.outcome);
    const word = code === undefined ? wordOf(result) : `${wordOf(result)} (${code})`;
    return `${word}: ${messageOf(result.outcome)}`;
}
function reasonTexts(failed) {
    const groups = new Map();
    for (const result of failed) {
        const reason = reasonOf(result);
        const group = groups.get(reason);
        if (group)
            group.push(result);
        else
            groups.set(reason, [result]);
    }
    const texts = [...groups].slice(0, REASONS).map(([reason, group]) => {
        const [first, ...others] = group.map(({ target }) => titleOf(target));
        const more = others.length > 0 ? ` and ${others.length} more` : '';
        return withStop(`${first}${more}: ${reason}`);
    });
    const left = groups.size - texts.length;
    return left > 0 ? [...texts, `And ${counted(left, 'other reason')}.`] : texts;
}

;// CONCATENATED MODULE: ./build/src/report/build.js
/** From what happened to what is to be said about it. */

/** All texts must have been cleaned; the report is escaped later, for each medium. */
function buildReport(run) {
    const missing = run.dryRun ? { kind: 'dry-run' } : UNANSWERED;
    const results = run.targets.map((target) => judge(target, run.outcomes.get(target.identity) ?? missing, run));
    const counts = countResults(results);
    const green = counts.total > 0 && counts.failed === 0 && run.problems.length === 0;
    return {
        provider: { id: run.provider.id, name: run.provider.name },
        verdict: run.dryRun ? 'dry-run' : green ? 'success' : 'failure',
        counts,
        message: withProblems(run.dryRun ? dryRunText(counts) : countsText(counts), run.problems),
        results,
        problems: run.problems,
        notices: run.notices,
        durationMs: run.durationMs,
    };
}
/** One outcome with its consequences: ignored or not, and what to do. */
function judge(target, outcome, judgement) {
    const ignored = isIgnored(outcome, judgement.ignoreCodes);
    const hint = ignored ? undefined : hintFor(outcome, judgement);
    return { target, outcome, ignored, ...(hint !== undefined && { hint }) };
}
function countResults(results) {
    return {
        total: results.length,
        submitted: results.filter(({ outcome }) => outcome.kind === 'submitted').length,
        ignored: results.filter(({ ignored }) => ignored).length,
        failed: results.filter(isFailed).length,
    };
}
/** `2 of 3 submitted, 1 ignored`. */
function countsText({ total, submitted, ignored }) {
    const text = `${submitted} of ${total} submitted`;
    return ignored === 0 ? text : `${text}, ${ignored} ignored`;
}
function dryRunText({ total }) {
    return `dry run: ${counted(total, 'target')} checked, nothing sent`;
}
function withProblems(text, [first, ...others]) {
    if (first === undefined)
        return text;
    const more = others.length > 0 ? ` (and ${counted(others.length, 'more problem')})` : '';
    return `${text}; problem with the run as a whole: ${first}${more}`;
}
/** Only codes that were given for this very target can be ignored, and only all of them. */
function isIgnored(outcome, ignoreCodes) {
    return (outcome.kind === 'rejected' &&
        outcome.own &&
        outcome.codes.length > 0 &&
        outcome.codes.every((code) => ignoreCodes.has(code)));
}
function hintFor(outcome, { provider, attempt }) {
    switch (outcome.kind) {
        case 'submitted':
        case 'dry-run':
            return undefined;
        case 'rejected': {
            for (const code of outcome.codes) {
                const hint = provider.hint(code, { attempt }) ?? httpHint(code, provider);
                if (hint !== undefined)
                    return hint;
            }
            return `Nobody has described this refusal yet: read what ${provider.name} says, and look at its console.`;
        }
        case 'rate-limited': {
            const own = outcome.code && provider.hint(outcome.code, { attempt });
            return own || `Not the target's fault: ${tryAgain(provider)}`;
        }
        case 'unknown':
            return `Look at the console of ${provider.name} first: the request may have counted, and a second one may be one too many.`;
        case 'not-attempted':
            return 'Nothing was sent for it: retry it once the cause is gone.';
        default:
            return outcome;
    }
}
function tryAgain({ pace }) {
    if (pace.laterPassMs === undefined)
        return 'retry it in a few minutes.';
    const minutes = Math.max(1, Math.ceil(pace.laterPassMs / 60_000));
    return `retry it in ${counted(minutes, 'minute')}, or allow a longer wait with max-wait-minutes.`;
}
function httpHint(code, { name }) {
    if (!/^http-4\d\d$/.test(code))
        return undefined;
    switch (code) {
        case 'http-401':
            return `${name} does not know the credentials: check that they are complete, current and from the right account.`;
        case 'http-403':
            return `The credentials are not allowed to do this: ask an administrator of ${name} for the right, and check its IP restrictions.`;
        case 'http-404':
            return 'Nothing is served at this address: check base-url, or leave it out.';
        default:
            return `${name} did not accept the request as a whole: read its text, check base-url and any proxy on the way.`;
    }
}

;// CONCATENATED MODULE: ./build/src/report/log.js
/** Lines for the log of the step. */


/** As long as the longest word. */
const WORD_WIDTH = 'not-attempted'.length;
/** One target, as its result arrives: `rejected       10.0.0.1:443  1028  Not eligible.` */
function resultLine(result) {
    const columns = [
        wordOf(result).padEnd(WORD_WIDTH),
        titleOf(result.target),
        codeOf(result.outcome),
        messageOf(result.outcome),
    ];
    return (0,untrusted/* logSafe */.sN)(columns.filter((column) => column !== undefined).join('  '));
}
/** After a request of a long run: `[300/1000] 297 submitted`. */
function progressLine(done, total, submitted) {
    return `[${String(done).padStart(String(total).length)}/${total}] ${submitted} submitted`;
}
/** The last line: the counts, and what they mean. */
function finalLine(report) {
    const mode = report.verdict === 'dry-run' ? 'DRY RUN' : 'LIVE';
    const line = `${report.provider.name}, ${mode}, ${durationText(report.durationMs)}: ${report.message}`;
    const meaning = report.counts.submitted > 0 ? '. Submitted means accepted, not yet fixed.' : '';
    return (0,untrusted/* logSafe */.sN)(line + meaning);
}

;// CONCATENATED MODULE: ./build/src/report/outputs.js
/** The values of the outputs, by the names that `action.yml` declares. */


const BLANK = {
    verdict: '',
    total: '',
    submitted: '',
    ignored: '',
    failed: '',
    message: '',
    results: '',
    'failed-targets': '',
    'unknown-targets': '',
    'results-file': '',
    'failed-targets-file': '',
};
/** Larger values break later steps that take them from the environment. */
const LARGEST_LIST = 30_000;
/** Until the run has finished well it has failed; where its files are must be known if it is killed. */
function startedOutputs(files) {
    const values = {
        ...BLANK,
        verdict: 'failure',
        message: 'The step ended before it could say what became of its targets.',
        'results-file': files.results,
        'failed-targets-file': files.failedTargets,
    };
    return { values, warnings: [] };
}
/** The outputs of a run that was checked, whether anything was sent or not. */
function outputs(report, files, redact) {
    const { counts, results } = report;
    const message = guardedMessage(report.message, redact);
    const lists = {
        results: guardedList('results', results.map(resultItem), redact),
        'failed-targets': guardedList('failed-targets', refusedTargets(results), redact),
        'unknown-targets': guardedList('unknown-targets', unknownTargets(results), redact),
    };
    return {
        values: {
            verdict: report.verdict,
            total: String(counts.total),
            submitted: String(counts.submitted),
            ignored: String(counts.ignored),
            failed: String(counts.failed),
            message: message.value,
            results: lists.results.value,
            'failed-targets': lists['failed-targets'].value,
            'unknown-targets': lists['unknown-targets'].value,
            'results-file': files.results,
            'failed-targets-file': files.failedTargets,
        },
        warnings: [message, ...Object.values(lists)].flatMap(({ warnings }) => warnings),
    };
}
/** Nothing was sent: no counts, so that nobody takes them for "none failed". */
function invalidOutputs(problems, redact) {
    const [first = 'no reason is known', ...others] = problems;
    const more = others.length > 0 ? ` (and ${counted(others.length, 'more problem')})` : '';
    const { value, warnings } = guardedMessage(`invalid input: ${first}${more}`, redact);
    return { values: { ...BLANK, verdict: 'invalid-input', message: value }, warnings };
}
function guardedMessage(text, redact) {
    return redact(text) === text ? { value: (0,untrusted/* logSafe */.sN)(text), warnings: [] } : secretIn('message');
}
/** GitHub drops a job output that holds a masked text without a word: blank it, and say so. */
function guardedList(name, list, redact) {
    const value = (0,untrusted/* jsonSafe */.yJ)(list);
    const bytes = Buffer.byteLength(value);
    if (bytes > LARGEST_LIST) {
        const warning = `The output '${name}' is left blank: it would have ${bytes} bytes, more than ${LARGEST_LIST}. Use the files instead.`;
        return { value: '', warnings: [warning] };
    }
    // Without the escapes of `jsonSafe` too: one may stand inside a secret.
    const plain = JSON.stringify(list);
    return redact(value) === value && redact(plain) === plain
        ? { value, warnings: [] }
        : secretIn(name);
}
function secretIn(name) {
    const warning = `The output '${name}' is left blank: a secret would be part of it.`;
    return { value: '', warnings: [warning] };
}
/** An item of `results`. */
function resultItem(result) {
    const { target, outcome, ignored, hint } = result;
    const code = codeOf(outcome);
    return {
        target: target.label,
        ...(target.name !== undefined && { name: target.name }),
        outcome: outcome.kind,
        ...(code !== undefined && { code }),
        message: messageOf(outcome),
        ...(hint !== undefined && { hint }),
        ...(ignored && { ignored }),
        ...target.shown,
    };
}
/** What `failed-targets` lists: asking for these again can do no harm. */
function refusedTargets(results) {
    return results.filter(isRefused).map(({ target }) => target.again);
}
/** What `unknown-targets` lists: somebody has to look first. */
function unknownTargets(results) {
    return results.filter(isUnknown).map(({ target }) => target.again);
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./build/src/report/results-file.js
/**
 * The file that survives a killed step: written before the first request, replaced atomically as
 * replies arrive.
 */





const HELD = {
    kind: 'rate-limited',
    message: 'The step ended while it waited for the rate limit; nothing was under way.',
};
const SHORTEST_PAUSE_MS = 1000;
/** How much longer than the last write the pause after it is. */
const PAUSE_PER_WRITE = 10;
/** Until the run has finished well it has failed. */
const INTERIM = { verdict: 'failure', problems: [] };
/** Touches no file before `start`. */
function createResultsFile(options) {
    const { targets, redact, now } = options;
    const rows = targets.map((target) => rowOf(unanswered(target, UNANSWERED), redact));
    const positions = new Map(targets.map(({ identity }, position) => [identity, position]));
    const reported = new Set();
    const answered = new Set();
    let nextWriteAt = 0;
    let changed = false;
    let scheduled = false;
    let finished = false;
    const put = (result) => {
        const position = positions.get(result.target.identity);
        if (position !== undefined)
            rows[position] = rowOf(result, redact);
    };
    const write = (frame) => {
        changed = false;
        const started = now();
        const written = tryToWrite(frame);
        const ended = now();
        nextWriteAt = ended + Math.max(SHORTEST_PAUSE_MS, PAUSE_PER_WRITE * (ended - started));
        return written;
    };
    const tryToWrite = (frame) => {
        try {
            replaceFile(options.path, resultsParts(rows, frame, redact));
            replaceFile(options.failedPath, listParts(rows, 'refused', 'again'));
            return true;
        }
        catch (error) {
            const problem = `The results file cannot be written (${errorCode(error)}): ${options.path}`;
            if (!reported.has(problem))
                options.failed(problem);
            reported.add(problem);
            return false;
        }
    };
    const writeWhenDue = () => {
        if (finished || scheduled || !changed)
            return;
        const pause = nextWriteAt - now();
        if (pause <= 0) {
            write(INTERIM);
            return;
        }
        scheduled = true;
        options.later(pause, () => {
            scheduled = false;
            writeWhenDue();
        });
    };
    const setOpen = (open, outcome) => {
        if (finished)
            return;
        for (const target of open) {
            if (!answered.has(target.identity))
                put(unanswered(target, outcome));
        }
        write(INTERIM);
    };
    return {
        start: () => {
            write(INTERIM);
        },
        record: (results) => {
            for (const result of results) {
                answered.add(result.target.identity);
                put(result);
            }
            changed = true;
            writeWhenDue();
        },
        hold: (waiting) => setOpen(waiting, HELD),
        release: (waiting) => setOpen(waiting, UNANSWERED),
        finish: (report) => {
            finished = true;
            report.results.forEach(put);
            return write(report);
        },
    };
}
function unanswered(target, outcome) {
    return { target, outcome, ignored: false };
}
function rowOf(result, redact) {
    return {
        item: (0,untrusted/* jsonSafe */.yJ)(withoutSecrets(resultItem(result), redact)),
        again: (0,untrusted/* jsonSafe */.yJ)(withoutSecrets(result.target.again, redact)),
        state: stateOf(result),
    };
}
function stateOf(result) {
    if (result.outcome.kind === 'submitted')
        return 'submitted';
    if (result.ignored)
        return 'ignored';
    if (isUnknown(result))
        return 'unknown';
    return isRefused(result) ? 'refused' : 'other';
}
/** Value by value, so that the JSON around a secret stays readable. */
function withoutSecrets(values, redact) {
    const safe = (value) => {
        const text = String(value);
        const redacted = redact(text);
        return redacted === text ? value : redacted;
    };
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, safe(value)]));
}
function* resultsParts(rows, frame, redact) {
    const submitted = rows.filter(({ state }) => state === 'submitted').length;
    const ignored = rows.filter(({ state }) => state === 'ignored').length;
    const others = rows.filter(({ state }) => state === 'other').length;
    const counts = {
        total: rows.length,
        submitted,
        ignored,
        failed: rows.length - submitted - ignored - others,
    };
    const message = redact(frame.message ?? countsText(counts));
    const head = (0,untrusted/* jsonSafe */.yJ)({ verdict: frame.verdict, ...counts, message });
    yield `${head.slice(0, -1)},\n"problems":${(0,untrusted/* jsonSafe */.yJ)(frame.problems.map(redact))},\n"results":`;
    yield* listParts(rows, undefined, 'item');
    yield ',\n"failed-targets":';
    yield* listParts(rows, 'refused', 'again');
    yield ',\n"unknown-targets":';
    yield* listParts(rows, 'unknown', 'again');
    yield '}\n';
}
/** Rows at a time: enough for few system calls, little enough for no second copy of it all. */
const ROWS_PER_PART = 2000;
function* listParts(rows, state, text) {
    const listed = state === undefined ? rows : rows.filter((row) => row.state === state);
    yield '[';
    for (let from = 0; from < listed.length; from += ROWS_PER_PART) {
        const part = listed.slice(from, from + ROWS_PER_PART).map((row) => row[text]);
        yield `${from === 0 ? '' : ','}\n${part.join(',\n')}`;
    }
    yield ']';
}
/** A reader sees the old file or the new one, never half of it. */
function replaceFile(path, parts) {
    const temporary = `${path}.tmp`;
    try {
        const file = (0,external_node_fs_namespaceObject.openSync)(temporary, 'w');
        try {
            for (const part of parts)
                (0,external_node_fs_namespaceObject.writeFileSync)(file, part);
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(file);
        }
        (0,external_node_fs_namespaceObject.renameSync)(temporary, path);
    }
    catch (error) {
        (0,external_node_fs_namespaceObject.rmSync)(temporary, { force: true });
        throw error;
    }
}
function errorCode(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no reason is known';
}

;// CONCATENATED MODULE: ./build/src/report/summary.js
/**
 * The job summary. Untrusted text stands in HTML, each row on one line and no blank line inside a
 * table, where no Markdown is read.
 */



/** GitHub drops a summary above 1 MiB as a whole. */
const MOST_BYTES = 900 * 1024;
/** What the ends of tables and folds may take after the rows have been cut. */
const ENDS_BYTES = 2 * 1024;
const MOST_SENTENCES = 20;
const LONGEST_SENTENCE = 1000;
/** At most 900 KiB of Markdown in UTF-8; what was not submitted comes first. */
function renderSummary(report, context) {
    const { redact } = context;
    const results = report.results.map((result) => withCleanTarget(result, redact));
    const head = [heading(report), facts(report, context), ...titledList(PROBLEMS, report.problems)];
    const tail = [
        copyLine('Copy this into <code>targets</code> to retry only', refusedTargets(results), redact),
        copyLine(`<strong>Look at the console of ${(0,untrusted/* html */.qy)(report.provider.name)} first:</strong> these may have been accepted, and a second request may be one too many. To retry only`, unknownTargets(results), redact),
        ...titledList(NOTICES, report.notices),
    ].filter((part) => part !== undefined);
    const budget = { left: MOST_BYTES - ENDS_BYTES - bytesOf([...head, ...tail].join('\n\n')) };
    const failures = resultTable(mostUrgentFirst(results.filter(isFailed)), FAILURE_COLUMNS, budget);
    const folds = FOLDS.map(({ title, open, holds, columns }) => {
        const listed = results.filter(holds);
        const table = resultTable(listed, columns, budget);
        return table && folded(`${listed.length} ${title}`, table, open);
    });
    const parts = [...head, failures, ...tail, ...folds].filter((part) => part !== undefined);
    return `${parts.join('\n\n')}\n`;
}
/** For a run that sent nothing because its input cannot be used. */
function invalidSummary(problems) {
    const title = `## ❌ Nothing was sent: ${counted(problems.length, 'problem')} with the input`;
    return `${[title, sentenceList(problems)].join('\n\n')}\n`;
}
const ICONS = { success: '✅', failure: '❌', 'dry-run': '🔍' };
function heading({ verdict, counts, provider }) {
    const text = verdict === 'dry-run'
        ? `DRY RUN: ${counted(counts.total, 'target')} checked, nothing sent`
        : `LIVE: ${counts.submitted} of ${counts.total} submitted`;
    return `## ${ICONS[verdict]} ${text} – ${(0,untrusted/* markdown */.wD)(provider.name)}`;
}
/** One line each; what else is known about the run belongs here. */
function facts(report, { attempt, foreignBaseUrl }) {
    const { counts } = report;
    const numbers = [
        counts.failed > 0 && `<strong>${counts.failed} not submitted</strong>${byOutcome(report)}`,
        counts.ignored > 0 && `${counts.ignored} ignored`,
        `took ${durationText(report.durationMs)}`,
        attempt > 1 && `attempt ${attempt}`,
    ];
    const lines = [
        numbers.filter((number) => number !== false).join(' · '),
        foreignBaseUrl !== undefined &&
            `⚠️ Not the provider's own address: requests go to ${(0,untrusted/* code */.aY)(foreignBaseUrl)}`,
        counts.submitted > 0 &&
            'Submitted means accepted by the provider, <strong>not yet fixed</strong>.',
    ];
    return `<p>${lines.filter((line) => line !== false).join('<br>')}</p>`;
}
/** ` (2 rejected, 3 unknown)`: they need different things; nothing where all are the same. */
function byOutcome({ results }) {
    const groups = Map.groupBy(mostUrgentFirst(results.filter(isFailed)), wordOf);
    if (groups.size < 2)
        return '';
    return ` (${[...groups].map(([word, { length }]) => `${length} ${word}`).join(', ')})`;
}
const PROBLEMS = 'Wrong with the run as a whole:';
const NOTICES = 'Worth knowing:';
function titledList(title, texts) {
    return texts.length === 0 ? [] : [`<p><strong>${title}</strong></p>\n${sentenceList(texts)}`];
}
function sentenceList(texts) {
    const items = texts
        .slice(0, MOST_SENTENCES)
        .map((text) => `<li>${(0,untrusted/* html */.qy)((0,untrusted/* cut */.Jj)(text, LONGEST_SENTENCE))}</li>`);
    const more = texts.length - items.length;
    if (more > 0)
        items.push(`<li>and ${more} more</li>`);
    return `<ul>\n${items.join('\n')}\n</ul>`;
}
function withCleanTarget(result, redact) {
    const { label, name } = result.target;
    const target = {
        ...result.target,
        label: (0,untrusted/* clean */.uH)(label, redact),
        ...(name !== undefined && { name: (0,untrusted/* clean */.uH)(name, redact) }),
    };
    return { ...result, target };
}
const URGENCY = {
    rejected: 0,
    unknown: 1,
    'rate-limited': 2,
    'not-attempted': 3,
    submitted: 4,
    'dry-run': 4,
};
/** Where the table is cut, what needs a person is still there. */
function mostUrgentFirst(results) {
    return results.toSorted((a, b) => URGENCY[a.outcome.kind] - URGENCY[b.outcome.kind]);
}
const TARGET = {
    title: 'Target',
    cell: ({ target: { label, name } }) => name === undefined ? (0,untrusted/* code */.aY)(label) : `${(0,untrusted/* code */.aY)(name)}<br>${(0,untrusted/* code */.aY)(label)}`,
};
const OUTCOME = { title: 'Outcome', cell: (result) => wordOf(result) };
const CODE = {
    title: 'Code',
    cell: ({ outcome }) => {
        const text = codeOf(outcome);
        return text === undefined ? '' : (0,untrusted/* code */.aY)(text);
    },
};
const MESSAGE = { title: 'Message', cell: ({ outcome }) => (0,untrusted/* code */.aY)(messageOf(outcome)) };
const HINT = {
    title: 'What to do',
    cell: ({ hint }) => (hint === undefined ? '' : (0,untrusted/* html */.qy)(hint)),
};
const FAILURE_COLUMNS = [TARGET, OUTCOME, CODE, MESSAGE, HINT];
/** What needs nobody's attention, in tables of their own after the failures. */
const FOLDS = [
    {
        title: 'refused with ignored codes',
        open: false,
        columns: [TARGET, CODE, MESSAGE],
        holds: ({ ignored }) => ignored,
    },
    {
        title: 'submitted',
        open: false,
        columns: [TARGET, MESSAGE],
        holds: ({ outcome }) => outcome.kind === 'submitted',
    },
    {
        title: 'would be sent',
        open: true,
        columns: [TARGET],
        holds: ({ outcome }) => outcome.kind === 'dry-run',
    },
];
function folded(title, table, open) {
    return `<details${open ? ' open' : ''}>\n<summary>${title}</summary>\n${table}\n</details>`;
}
/** Takes its bytes from the budget; the rows that it has no room for become "and K more". */
function resultTable(results, columns, budget) {
    if (results.length === 0)
        return undefined;
    const rows = [`<tr>${columns.map(({ title }) => `<th>${title}</th>`).join('')}</tr>`];
    let shown = 0;
    for (const result of results) {
        const row = `<tr>${columns.map((column) => `<td>${column.cell(result)}</td>`).join('')}</tr>`;
        const bytes = bytesOf(row) + 1;
        if (bytes > budget.left)
            break;
        budget.left -= bytes;
        rows.push(row);
        shown += 1;
    }
    const more = results.length - shown;
    if (more > 0) {
        budget.left = 0;
        rows.push(`<tr><td colspan="${columns.length}">and ${more} more: see results-file</td></tr>`);
    }
    return `<table>\n${rows.join('\n')}\n</table>`;
}
/**
 * A fenced block, for GitHub's copy button: its one line begins with `[`, so that nothing in it can
 * close the fence.
 */
function copyLine(intro, list, redact) {
    if (list.length === 0)
        return undefined;
    const what = `${intro} ${list.length === 1 ? 'this one' : `these ${list.length}`}:`;
    const line = (0,untrusted/* jsonSafe */.yJ)(list);
    if (bytesOf(line) > LARGEST_LIST) {
        return `<p>${what} too long to copy, see the output <code>failed-targets-file</code> or, for unknown ones, <code>results-file</code>.</p>`;
    }
    // Before the escapes of `jsonSafe`: one may stand inside a secret.
    const plain = JSON.stringify(list);
    if (redact(plain) !== plain) {
        return `<p>${what} left out, since a secret would be part of it.</p>`;
    }
    return `<p>${what}</p>\n\n\`\`\`json\n${line}\n\`\`\``;
}
function bytesOf(text) {
    return Buffer.byteLength(text);
}

;// CONCATENATED MODULE: ./build/src/secrets.js
/**
 * Secrets: the forms in which they travel, and their removal from text.
 *
 * Two users with different needs: the runner gets a short list of masks per secret, the redactor
 * looks for everything that could be turned back into a secret.
 */

/** Shorter texts would hide half of every log, and give nothing away. */
const SHORTEST = 4;
/**
 * Every form of a secret that has to be registered as a mask with the runner, line by line,
 * without duplicates, none shorter than 4 characters. The runner derives other forms itself, but
 * not the form-urlencoded one.
 */
function maskForms(secret) {
    const forms = [secret, ...linesOf(secret)].flatMap((text) => [
        ...linesOf(text),
        formUrlEncoded(text),
        percentEncoded(text),
        jsonEscaped(text),
        Buffer.from(text, 'utf8').toString('base64'),
    ]);
    return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}
/**
 * A function that replaces every form of every secret by `***`: plain, escaped for JSON, HTML, a
 * URL or a form, hex, and base64 at any offset inside a longer base64 text. Where secrets
 * overlap, all that belongs to one of them goes. Secrets of fewer than 4 characters are ignored.
 *
 * Built once for up to 100,000 secrets; the time of a call grows with the text alone.
 */
function createRedactor(secrets) {
    const forms = collectForms(secrets);
    const indexes = [
        createIndex(forms, SHORT_WINDOW, (length) => length < LONG_WINDOW),
        createIndex(forms, LONG_WINDOW, (length) => length >= LONG_WINDOW),
    ].filter((index) => index.lengths.size > 0);
    return (text) => {
        const spans = indexes.flatMap((index) => findSpans(text, index, forms));
        return spans.length === 0 ? text : withoutSpans(text, spans);
    };
}
function collectForms(secrets) {
    const forms = { exact: new Set(), anyCase: new Set(), base64: new Set() };
    for (const secret of new Set(secrets)) {
        for (const text of new Set([secret, (0,untrusted/* visible */.RK)(secret), ...linesOf(secret)])) {
            if (text.length >= SHORTEST)
                addForms(text, forms);
        }
    }
    return forms;
}
function addForms(secret, forms) {
    const bytes = Buffer.from(secret, 'utf8');
    const hex = bytes.toString('hex');
    if (/^[0-9a-f-]+$/i.test(secret))
        forms.anyCase.add(secret.toLowerCase());
    else
        forms.exact.add(secret);
    forms.anyCase.add(hex);
    forms.anyCase.add(hex.replace(/../g, '%$&'));
    for (const core of base64Cores(bytes)) {
        forms.base64.add(core);
        if (/[+/]/.test(core))
            forms.base64.add(core.replaceAll('+', '-').replaceAll('/', '_'));
    }
    // Nothing in such a secret is ever escaped: the usual case, kept short for long inventories.
    if (/^[\w.-]*$/.test(secret))
        return;
    for (const form of [...urlForms(secret), ...jsonForms(secret), ...htmlForms(secret)]) {
        if (form !== secret)
            forms.anyCase.add(form.toLowerCase());
    }
}
function linesOf(text) {
    return text.split(/\r\n|\r|\n/);
}
function formUrlEncoded(text) {
    return new URLSearchParams([['', text]]).toString().slice(1);
}
function percentEncoded(text) {
    return encodeURIComponent(text.toWellFormed());
}
function jsonEscaped(text) {
    return JSON.stringify(text).slice(1, -1);
}
/** How encoders differ: what they leave alone, and how they write a blank. */
function urlForms(secret) {
    const form = formUrlEncoded(secret);
    const component = percentEncoded(secret);
    const strict = component.replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    const uri = encodeURI(secret.toWellFormed());
    return [form, form.replaceAll('+', '%20'), component, strict, uri, secret.replaceAll(' ', '+')];
}
function jsonForms(secret) {
    const json = jsonEscaped(secret);
    const unit = (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const ascii = json.replace(/[^ -~]/g, unit);
    return [json, ascii]
        .flatMap((text) => [text, text.replace(/[<>&'+]/g, unit)])
        .flatMap((text) => [text, text.replaceAll('/', '\\/')])
        // A reply that quotes a request is JSON in JSON.
        .flatMap((text) => [text, jsonEscaped(text)]);
}
const NAMED = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};
function htmlForms(secret) {
    const escaped = (marks, quote) => secret.replace(marks, (c) => (c === "'" ? quote : (NAMED[c] ?? c)));
    return [
        escaped(/[&<>]/g, ''),
        escaped(/[&<>"]/g, ''),
        escaped(/[&<>"']/g, '&apos;'),
        escaped(/[&<>"']/g, '&#39;'),
        escaped(/[&<>"']/g, '&#x27;'),
        escaped(/[&<>"']/g, '&#039;'),
    ];
}
/**
 * The base64 characters that depend on nothing but the secret, for the three places at which it
 * can stand inside a longer text: three bytes make four characters.
 */
function base64Cores(bytes) {
    return [0, 1, 2].map((offset) => {
        const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    });
}
// The index: a form is found by a hash of its first characters, folded to lower case. A hash rolls
// along the text; a table of bytes tells for most places that no form begins there. The rest is a
// look-up in a set for every length that a form with this beginning has, so that even 100,000
// secrets with one common beginning cost a few look-ups.
const SHORT_WINDOW = SHORTEST;
const LONG_WINDOW = 8;
const HASH_BASE = 0x01000193;
function createIndex(forms, window, holds) {
    const lengths = new Map();
    // One list for all the forms that are alone with their beginning: most of them.
    const single = new Map();
    for (const set of [forms.exact, forms.anyCase, forms.base64]) {
        for (const form of set) {
            if (!holds(form.length))
                continue;
            const hash = hashOf(form, window);
            const known = lengths.get(hash);
            if (known?.includes(form.length))
                continue;
            if (known) {
                lengths.set(hash, [...known, form.length].sort((a, b) => b - a));
                continue;
            }
            const alone = single.get(form.length) ?? [form.length];
            single.set(form.length, alone);
            lengths.set(hash, alone);
        }
    }
    const bits = Math.min(23, Math.max(10, Math.ceil(Math.log2(lengths.size * 16 + 1))));
    const shift = 32 - bits;
    const filter = new Uint8Array(2 ** bits);
    for (const hash of lengths.keys())
        filter[slot(hash, shift)] = 1;
    return { window, filter, shift, lengths };
}
function secrets_folded(code) {
    return code >= 65 && code <= 90 ? code + 32 : code;
}
function hashOf(text, window) {
    let hash = 0;
    for (let at = 0; at < window; at++) {
        hash = (Math.imul(hash, HASH_BASE) + secrets_folded(text.charCodeAt(at))) | 0;
    }
    return hash;
}
function slot(hash, shift) {
    return Math.imul(hash, 0x9e3779b1) >>> shift;
}
function findSpans(text, index, forms) {
    const { window, filter, shift, lengths } = index;
    if (text.length < window)
        return [];
    let leaving = 1;
    for (let n = 0; n < window; n++)
        leaving = Math.imul(leaving, HASH_BASE);
    const spans = [];
    let hash = hashOf(text, window);
    for (let at = 0;; at++) {
        if (filter[slot(hash, shift)] === 1) {
            const span = spanAt(text, at, lengths.get(hash) ?? [], forms);
            if (span)
                addSpan(span, spans);
        }
        if (at + window >= text.length)
            return spans;
        const entering = secrets_folded(text.charCodeAt(at + window));
        const left = Math.imul(secrets_folded(text.charCodeAt(at)), leaving);
        hash = (Math.imul(hash, HASH_BASE) + entering - left) | 0;
    }
}
/** Joined with the one before where they overlap: a text can consist of nothing but beginnings. */
function addSpan(span, spans) {
    const last = spans.at(-1);
    if (last && span[0] < last[1]) {
        spans[spans.length - 1] = [Math.min(last[0], span[0]), Math.max(last[1], span[1])];
    }
    else {
        spans.push(span);
    }
}
function spanAt(text, at, lengths, forms) {
    for (const length of lengths) {
        const part = text.slice(at, at + length);
        if (forms.exact.has(part) || forms.anyCase.has(part.toLowerCase()))
            return [at, at + length];
        if (forms.base64.has(part))
            return widened(text, at, at + length);
    }
    return undefined;
}
/** With the neighbours that carry the first and last bits of the secret, and the padding. */
function widened(text, from, to) {
    const neighbour = /[\w+/-]/;
    const start = neighbour.test(text.charAt(from - 1)) ? from - 1 : from;
    let end = neighbour.test(text.charAt(to)) ? to + 1 : to;
    for (let n = 0; n < 2 && text.charAt(end) === '='; n++)
        end++;
    return [start, end];
}
function withoutSpans(text, spans) {
    spans.sort((a, b) => a[0] - b[0]);
    const parts = [];
    let written = 0;
    for (const [from, to] of spans) {
        if (from >= written)
            parts.push(text.slice(written, from), '***');
        written = Math.max(written, to);
    }
    parts.push(text.slice(written));
    return parts.join('');
}

;// CONCATENATED MODULE: ./build/src/targets/nearest.js

/** The `most` words with the smallest edit distance, nearest first; case does not count. */
function nearest(word, among, most = 3) {
    const wanted = word.toLowerCase();
    const best = [];
    for (const candidate of among) {
        const limit = best.length < most ? Number.POSITIVE_INFINITY : (best.at(-1)?.far ?? 0);
        // The difference in length is the least that a distance can be, and much cheaper.
        if (Math.abs(candidate.length - wanted.length) >= limit)
            continue;
        const far = (0,mod/* distance */.Io)(wanted, candidate.toLowerCase());
        if (far >= limit)
            continue;
        const place = best.findIndex((other) => other.far > far);
        best.splice(place < 0 ? best.length : place, 0, { word: candidate, far });
        best.length = Math.min(best.length, most);
    }
    return best.map((one) => one.word);
}
/** Whether two words differ in at most `most` letters; case counts. */
function isWithin(most, one, other) {
    return Math.abs(one.length - other.length) <= most && (0,mod/* distance */.Io)(one, other) <= most;
}

;// CONCATENATED MODULE: ./build/src/targets/vocabulary.js
/** The name by which an inventory entry can be meant; every provider has it. */
const NAME = 'name';
/** In a secret field: the key that inventory or defaults give, as `failed-targets` writes it. */
const UNCHANGED = '***';
/** Spellings are remembered, since 100,000 entries use the same few; a limit, since not all do. */
const REMEMBERED = 1000;
/** Without a picked provider, every field is checked as the first provider that knows it does. */
function vocabularyOf(picked, providers) {
    const ordered = picked === undefined ? providers : [picked, ...providers];
    const fields = new Map([[normalise(NAME), NAME]]);
    const readers = new Map();
    for (const { grammar } of ordered) {
        for (const [field, reader] of Object.entries(grammar.fields)) {
            if (!fields.has(normalise(field)))
                fields.set(normalise(field), field);
            const checked = picked === undefined || grammar === picked.grammar;
            if (checked && !readers.has(field))
                readers.set(field, reader);
        }
    }
    const secrets = new Set(providers.flatMap(({ grammar }) => grammar.secrets));
    const spellings = new Map();
    return {
        names: [...fields.values()],
        field(text) {
            if (spellings.has(text))
                return spellings.get(text);
            const field = fields.get(normalise(text));
            if (spellings.size < REMEMBERED)
                spellings.set(text, field);
            return field;
        },
        isSecret: (field) => secrets.has(field),
        reader: (field) => readers.get(field),
    };
}
/** What is left of a field name when case, blanks, `_` and `-` do not matter. */
function normalise(name) {
    return name.toLowerCase().replace(/[\s_-]+/g, '');
}

;// CONCATENATED MODULE: ./build/src/targets/csv.js



const SHOWN_COLUMNS = 10;
const DELIMITERS = [',', ';', '\t'];
/** By the library's codes; two spellings of the prefix are in use. Its messages quote the file. */
const KINDS = new Map([
    ['QUOTE_NOT_CLOSED', 'a quoted cell does not end'],
    ['INVALID_OPENING_QUOTE', 'a quote inside a cell that does not start with one'],
    ['INVALID_CLOSING_QUOTE', 'more text after the end of a quoted cell'],
]);
/**
 * Reads a table whose first row names the columns: comma, semicolon or tab between the cells,
 * quotes as in RFC 4180. Rows are counted as a spreadsheet counts them, the header being row 1.
 */
async function parseCsv(text, vocabulary) {
    const { parse, CsvError } = await __nccwpck_require__.e(/* import() */ 175).then(__nccwpck_require__.bind(__nccwpck_require__, 5175));
    try {
        const records = parse(text, {
            delimiter: delimiterOf(text),
            record_delimiter: ['\r\n', '\n', '\r'],
            relax_column_count: true,
        });
        return readTable(records, vocabulary);
    }
    catch (error) {
        if (!(error instanceof CsvError))
            throw error;
        return failed(syntaxProblem(error));
    }
}
/** The delimiter that stands most often in the first row outside quotes. */
function delimiterOf(text) {
    const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]));
    let quoted = false;
    for (const character of text) {
        if (character === '"')
            quoted = !quoted;
        if (!quoted && (character === '\n' || character === '\r'))
            break;
        const count = counts.get(character);
        if (!quoted && count !== undefined)
            counts.set(character, count + 1);
    }
    const most = Math.max(...counts.values());
    return DELIMITERS.find((delimiter) => counts.get(delimiter) === most) ?? ',';
}
function syntaxProblem(error) {
    const row = Number(error.records) + 1;
    const kind = KINDS.get(error.code.replace(/^CSV_/, '')) ?? 'it cannot be read';
    const place = `row ${row}, line ${Number(error.lines)}, column ${Number(error.column ?? 0) + 1}`;
    return { place, text: `not valid CSV: ${kind}` };
}
function readTable(records, vocabulary) {
    const [header] = records;
    if (header === undefined || isBlank(header)) {
        return failed({ place: 'row 1', text: 'a header row with the names of the fields is missing' });
    }
    const fields = header.map((name) => vocabulary.field(name));
    const columns = fields.flatMap((field, index) => (field === undefined ? [] : { index, field }));
    if (columns.length === 0) {
        // Not quoted: this is most likely data, keys included, with the header missing.
        const text = `is no header: none of its columns is a field (${either(vocabulary.names)})`;
        return failed({ place: 'row 1', text });
    }
    const unknown = header.filter((name, i) => fields[i] === undefined && name.trim() !== '');
    const near = nearFields(unknown, vocabulary.names);
    return {
        items: itemsOf(records, columns),
        problems: [
            ...doubled(columns),
            ...unknown.flatMap((name) => {
                const field = near.get(name);
                const text = `column ${quote(name)} is nearly ${field}: rename it to the one or to something else`;
                return field === undefined ? [] : { place: 'row 1', text };
            }),
        ],
        notices: ignored(unknown.filter((name) => !near.has(name))),
    };
}
function failed(problem) {
    return { items: [], problems: [problem], notices: [] };
}
function doubled(columns) {
    const fields = columns.map(({ field }) => field);
    const twice = new Set(fields.filter((field, i) => fields.indexOf(field) < i));
    return [...twice].map((field) => ({ place: 'row 1', text: `more than one column is ${field}` }));
}
function ignored(columns) {
    if (columns.length === 0)
        return [];
    return [`ignored columns that are no fields: ${quoteSome(columns, SHOWN_COLUMNS)}`];
}
function itemsOf(records, columns) {
    const width = records[0]?.length ?? 0;
    const items = [];
    let line = 1;
    for (const [index, cells] of records.entries()) {
        if (index > 0 && !isBlank(cells))
            items.push(itemOf(cells, columns, width, index + 1, line));
        line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaks(cell), 0);
    }
    return items;
}
function itemOf(cells, columns, width, row, line) {
    const members = new Map();
    for (const { index, field } of columns) {
        members.set(field, { kind: 'text', text: cells[index] ?? '' });
    }
    const item = { place: `row ${row}`, tree: { kind: 'map', members } };
    if (cells.length === width)
        return item;
    return {
        ...item,
        problem: `line ${line} has ${cells.length} cells where the header has ${width}`,
    };
}
function isBlank(cells) {
    return cells.every((cell) => cell.trim() === '');
}
function lineBreaks(cell) {
    return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\r|\n/).length - 1 : 0;
}
/** Unknown columns that probably mean a field: misspelt, or its beginning, or an abbreviation. */
function nearFields(columns, fields) {
    const near = new Map();
    for (const column of columns) {
        const field = fields.find((one) => abbreviates(column, one) || isMisspelt(column, one));
        if (field !== undefined)
            near.set(column, field);
    }
    return near;
}
function isMisspelt(column, field) {
    if (!isWithin(allowedEdits(field.length), normalise(column), normalise(field)))
        return false;
    const words = wordsOf(field);
    const others = wordsOf(column);
    // `certificateCn` is no `certificateID`: a word that has nothing of its counterpart is no slip.
    return (words.length !== others.length ||
        words.every((word, i) => isWithin(word.length - 1, word, others[i] ?? '')));
}
/** `ID` is one letter away from `ip`, and `date` two from `name`: short names must be exact. */
function allowedEdits(length) {
    if (length <= 3)
        return 0;
    return length <= 5 ? 1 : 2;
}
/** `Domain` of `domainName`, `Cert ID` of `certificateID`: word by word, from the first one on. */
function abbreviates(column, field) {
    const short = wordsOf(column);
    const long = wordsOf(field);
    const [start] = short;
    if (start === undefined || start.length < 3)
        return false;
    if (normalise(field).startsWith(normalise(column)))
        return true;
    return short.length <= long.length && short.every((word, i) => long[i]?.startsWith(word));
}
function wordsOf(name) {
    const separated = name.slice(0, 100).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
    return separated.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

;// CONCATENATED MODULE: ./build/src/targets/tree.js
const ABSENT = { kind: 'absent' };
/** Where and why a reader stopped; caught by the reader itself. */
class Fault extends Error {
    offset;
    constructor(offset, reason) {
        super(reason);
        this.offset = offset;
    }
}
/** Collections within collections; more is no list of entries but an attack or an accident. */
const MAX_DEPTH = 20;
/** `line 3, column 5`, counted from 1, of an offset in UTF-16 units. */
function position(text, offset) {
    const before = text.slice(0, offset);
    const lines = before.split(/\r\n|\r|\n/);
    return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

;// CONCATENATED MODULE: ./build/src/targets/json.js

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Longer than any number that a field takes, short enough for a regular expression. */
const LONGEST_NUMBER = 400;
const WORDS = [
    ['null', ABSENT],
    ['true', { kind: 'text', text: 'true' }],
    ['false', { kind: 'text', text: 'false' }],
];
/**
 * Reads strict JSON (RFC 8259). Unlike `JSON.parse`, numbers stay as they were spelled
 * (9999999999999999 would become 10000000000000000), a key that stands twice in one object is an
 * error, and no error quotes the text, which may hold a licence key.
 */
function parseJson(text) {
    try {
        return { tree: new JsonReader(text).read() };
    }
    catch (error) {
        if (!(error instanceof Fault))
            throw error;
        return { problem: `${position(text, error.offset)}: not valid JSON: ${error.message}` };
    }
}
class JsonReader {
    #text;
    #at = 0;
    constructor(text) {
        this.#text = text;
    }
    read() {
        const tree = this.#value(0);
        this.#blanks();
        if (this.#at < this.#text.length)
            throw this.#fault('more text after the end');
        return tree;
    }
    #value(depth) {
        this.#blanks();
        const first = this.#text[this.#at];
        if (first === undefined)
            throw this.#fault('it ends too early');
        if (first === '"')
            return { kind: 'text', text: this.#string() };
        if (first === '{' || first === '[') {
            if (depth >= MAX_DEPTH)
                throw this.#fault(`nested more than ${MAX_DEPTH} levels deep`);
            this.#at += 1;
            return first === '{' ? this.#object(depth + 1) : this.#list(depth + 1);
        }
        return this.#word() ?? this.#number();
    }
    #object(depth) {
        const members = new Map();
        if (this.#skip('}'))
            return { kind: 'map', members };
        do {
            this.#blanks();
            const keyAt = this.#at;
            if (this.#text[keyAt] !== '"')
                throw this.#fault('a key in double quotes is expected');
            const key = this.#string();
            if (members.has(key))
                throw new Fault(keyAt, 'this key stands twice in one object');
            if (!this.#skip(':'))
                throw this.#fault('a colon is expected');
            members.set(key, this.#value(depth));
        } while (this.#skip(','));
        if (!this.#skip('}'))
            throw this.#fault('a comma or } is expected');
        return { kind: 'map', members };
    }
    #list(depth) {
        const items = [];
        if (this.#skip(']'))
            return { kind: 'list', items };
        do {
            items.push(this.#value(depth));
        } while (this.#skip(','));
        if (!this.#skip(']'))
            throw this.#fault('a comma or ] is expected');
        return { kind: 'list', items };
    }
    /** Finds the end by hand: a regular expression overflows on a string of megabytes. */
    #string() {
        const start = this.#at;
        let end = start + 1;
        let escaped = false;
        for (; this.#text[end] !== '"'; end += 1) {
            if (end >= this.#text.length)
                throw new Fault(start, 'this string does not end');
            if (this.#text.charCodeAt(end) < 0x20) {
                throw new Fault(end, 'a line break or control character inside a string');
            }
            if (this.#text[end] === '\\') {
                escaped = true;
                end += 1;
            }
        }
        this.#at = end + 1;
        return escaped
            ? unescapeString(this.#text.slice(start, end + 1), start)
            : this.#text.slice(start + 1, end);
    }
    #word() {
        const word = WORDS.find(([spelling]) => this.#text.startsWith(spelling, this.#at));
        if (word !== undefined)
            this.#at += word[0].length;
        return word?.[1];
    }
    #number() {
        const start = this.#at;
        while (isNumberCharacter(this.#text.charCodeAt(this.#at)))
            this.#at += 1;
        const number = this.#text.slice(start, this.#at);
        if (number === '')
            throw this.#fault('a value is expected');
        if (/^-?0\d/.test(number))
            throw new Fault(start, 'a number that starts with 0 needs quotes');
        if (number.length > LONGEST_NUMBER || !NUMBER.test(number)) {
            throw new Fault(start, 'this is no number; anything else needs quotes');
        }
        return { kind: 'text', text: number };
    }
    #skip(character) {
        this.#blanks();
        if (this.#text[this.#at] !== character)
            return false;
        this.#at += 1;
        return true;
    }
    #blanks() {
        for (;;) {
            const code = this.#text.charCodeAt(this.#at);
            if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)
                return;
            this.#at += 1;
        }
    }
    #fault(reason) {
        return new Fault(this.#at, reason);
    }
}
/** Digits and `+ - . e E`; NaN, the end of the text, is none. */
function isNumberCharacter(code) {
    const digit = code >= 0x30 && code <= 0x39;
    return digit || code === 0x2b || code === 0x2d || code === 0x2e || (code | 0x20) === 0x65;
}
function unescapeString(literal, offset) {
    try {
        const value = JSON.parse(literal);
        return typeof value === 'string' ? value : '';
    }
    catch {
        throw new Fault(offset, 'an escape in this string is not valid');
    }
}

;// CONCATENATED MODULE: ./build/src/targets/plain.js
/**
 * Reads a plain list: entries separated by commas or line breaks, comment lines start with `#`.
 * A `#` at the start of a later entry of a line is an error: in the one line of a dispatch form a
 * commented-out middle would swallow the rest.
 */
function parsePlain(text) {
    const items = [];
    for (const line of text.split(/\r\n|\r|\n/)) {
        if (line.trimStart().startsWith('#'))
            continue;
        for (const piece of line.split(',')) {
            const entry = piece.trim();
            if (entry !== '')
                items.push(plain_itemOf(entry, items.length + 1));
        }
    }
    return items;
}
function plain_itemOf(text, number) {
    const item = { place: `entry ${number}`, tree: { kind: 'text', text } };
    return text.startsWith('#')
        ? { ...item, problem: "starts with '#': only a whole line can be a comment" }
        : item;
}

;// CONCATENATED MODULE: ./build/src/targets/yaml.js

/** All nodes that aliases may stand for in one file: shared values, not a bomb. */
const MAX_ALIASED_NODES = 1_000_000;
const QUOTES = 'a value that starts with one of [ { * & ! % @ ` needs quotes';
const yaml_KINDS = {
    ALIAS_PROPS: 'an alias cannot have an anchor or a tag',
    BAD_ALIAS: `an alias without a name (${QUOTES})`,
    BAD_COLLECTION_TYPE: 'tags are not allowed',
    BAD_DIRECTIVE: `a directive that is not known (${QUOTES})`,
    BAD_DQ_ESCAPE: 'an escape in this string is not valid',
    BAD_INDENT: 'wrong indentation',
    BAD_PROP_ORDER: 'an anchor or a tag in the wrong place',
    BAD_SCALAR_START: `a plain value cannot start like this (${QUOTES})`,
    BLOCK_AS_IMPLICIT_KEY: 'a nested list or mapping in the place of a key',
    BLOCK_IN_FLOW: 'an indented list or mapping inside brackets',
    DUPLICATE_KEY: 'this key stands twice in one mapping',
    IMPOSSIBLE: 'it cannot be read',
    KEY_OVER_1024_CHARS: 'a key of more than 1,024 characters',
    MISSING_CHAR: 'a character is missing, such as a quote, a colon, a bracket or a blank',
    MULTILINE_IMPLICIT_KEY: 'a key goes over several lines',
    MULTIPLE_ANCHORS: 'more than one anchor',
    MULTIPLE_DOCS: 'more than one document',
    MULTIPLE_TAGS: 'tags are not allowed',
    NON_STRING_KEY: 'a key that is no text',
    RESOURCE_EXHAUSTION: 'nested too deeply',
    TAB_AS_INDENT: 'a tab is used for indentation',
    TAG_RESOLVE_FAILED: 'tags are not allowed',
    UNEXPECTED_TOKEN: `something unexpected stands here (${QUOTES})`,
};
/**
 * Reads one YAML document. Scalars keep their source text (5800000000000E12 and 0123 stay what
 * they are); duplicate keys, tags, merges and several documents are errors. The library is loaded
 * here, since most runs need none, and its messages are not used: they quote the file.
 */
async function parseYaml(text) {
    const yaml = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
    try {
        const documents = yaml.parseAllDocuments(text, {
            schema: 'failsafe',
            prettyErrors: false,
            logLevel: 'silent',
            // Checked by the walk: the library compares every key with every other one.
            uniqueKeys: false,
        });
        const [first, second] = documents;
        if (first === undefined || 'empty' in documents)
            return { tree: ABSENT };
        const [error] = first.errors;
        if (error !== undefined)
            throw new Fault(error.pos[0], yaml_KINDS[error.code] ?? yaml_KINDS.IMPOSSIBLE);
        if (second !== undefined)
            throw new Fault(second.range[0], yaml_KINDS.MULTIPLE_DOCS);
        return { tree: new Walk(yaml).tree(first.contents) };
    }
    catch (error) {
        // The library guards its own recursion; whatever slips through is one more text of no use.
        if (error instanceof RangeError)
            return { problem: `not valid YAML: ${yaml_KINDS.RESOURCE_EXHAUSTION}` };
        if (!(error instanceof Fault))
            throw error;
        return { problem: `${position(text, error.offset)}: not valid YAML: ${error.message}` };
    }
}
class Walk {
    #is;
    #anchors = new Map();
    #nodes = 0;
    #aliased = 0;
    constructor(predicates) {
        this.#is = predicates;
    }
    tree(node) {
        return this.#read(node, 0);
    }
    #read(node, depth) {
        if (node === null || node === undefined)
            return ABSENT;
        this.#nodes += 1;
        if (this.#is.isAlias(node))
            return this.#alias(node);
        if (this.#is.isScalar(node))
            return this.#anchored(node, () => scalar(node));
        if (depth >= MAX_DEPTH)
            throw new Fault(offsetOf(node), yaml_KINDS.RESOURCE_EXHAUSTION);
        if (this.#is.isSeq(node))
            return this.#anchored(node, () => this.#list(node, depth + 1));
        if (this.#is.isMap(node))
            return this.#anchored(node, () => this.#map(node, depth + 1));
        throw new Fault(offsetOf(node), yaml_KINDS.IMPOSSIBLE);
    }
    /** An anchor counts once its node has ended, so an alias inside it cannot make a circle. */
    #anchored(node, read) {
        refuseTag(node);
        const before = this.#nodes;
        const tree = read();
        if (node.anchor !== undefined) {
            this.#anchors.set(node.anchor, { tree, nodes: this.#nodes - before + 1 });
        }
        return tree;
    }
    #alias(node) {
        const anchored = this.#anchors.get(node.source);
        if (anchored === undefined) {
            throw new Fault(offsetOf(node), `an alias of an anchor that is not there (${QUOTES})`);
        }
        this.#nodes += anchored.nodes;
        this.#aliased += anchored.nodes;
        if (this.#aliased > MAX_ALIASED_NODES)
            throw new Fault(offsetOf(node), 'too many aliases');
        return anchored.tree;
    }
    #list(node, depth) {
        return { kind: 'list', items: node.items.map((item) => this.#read(item, depth)) };
    }
    #map(node, depth) {
        const members = new Map();
        for (const pair of node.items) {
            const { key, at } = this.#key(pair);
            if (members.has(key))
                throw new Fault(at, yaml_KINDS.DUPLICATE_KEY);
            members.set(key, this.#read(pair.value, depth));
        }
        return { kind: 'map', members };
    }
    #key({ key }) {
        const at = offsetOf(key);
        if (!this.#is.isScalar(key))
            throw new Fault(at, yaml_KINDS.NON_STRING_KEY);
        const tree = this.#read(key, MAX_DEPTH);
        const text = tree.kind === 'text' ? tree.text : '';
        if (text === '<<' && key.type === 'PLAIN')
            throw new Fault(at, 'merges are not allowed');
        return { key: text, at };
    }
}
function scalar(node) {
    const text = node.source ?? '';
    const absent = node.type === 'PLAIN' && /^(?:null|Null|NULL|~|)$/.test(text);
    return absent ? ABSENT : { kind: 'text', text };
}
function refuseTag(node) {
    if (node.tag !== undefined)
        throw new Fault(offsetOf(node), yaml_KINDS.TAG_RESOLVE_FAILED);
}
function offsetOf(node) {
    if (typeof node !== 'object' || node === null || !('range' in node))
        return 0;
    const start = Array.isArray(node.range) ? node.range[0] : 0;
    return typeof start === 'number' ? start : 0;
}

;// CONCATENATED MODULE: ./build/src/targets/document.js






/** Reads a text; `label` is what messages call it: `targets` or the name of the file. */
async function readDocument(label, format, text, language) {
    switch (format) {
        case 'plain':
            return { ...EMPTY, items: parsePlain(text) };
        case 'csv':
            return fromTable(label, text, language);
        case 'json':
        case 'yaml': {
            const parsed = format === 'json' ? parseJson(text) : await parseYaml(text);
            if ('problem' in parsed)
                return broken({ where: label, text: parsed.problem });
            collectSecrets(parsed.tree, language);
            return fromTree(label, parsed.tree, language);
        }
    }
}
const EMPTY = { items: [], outer: {}, problems: [], notices: [] };
function broken(problem) {
    return { ...EMPTY, problems: [problem] };
}
async function fromTable(label, text, language) {
    const table = await parseCsv(text, language.vocabulary);
    for (const { tree } of table.items)
        collectSecrets(tree, language);
    return {
        items: table.items,
        outer: {},
        problems: table.problems.map((problem) => ({
            where: `${label}, ${problem.place}`,
            text: problem.text,
        })),
        notices: table.notices.map((notice) => `${label}: ${notice}`),
    };
}
function fromTree(label, tree, language) {
    if (tree.kind === 'list')
        return { ...EMPTY, items: numbered(tree.items) };
    if (tree.kind !== 'map') {
        return broken({ where: label, text: 'is neither a list of entries nor an entry' });
    }
    for (const provider of language.providers) {
        const { body } = provider.grammar;
        const list = body && [...tree.members.keys()].find((key) => same(key, body.list));
        if (body !== undefined && list !== undefined) {
            return fromBody(label, tree.members, list, { provider, body }, language);
        }
    }
    return { ...EMPTY, items: numbered([tree]) };
}
/** A request body as it would be sent: the entries and what holds for all of them. */
function fromBody(label, members, list, { provider, body }, language) {
    const entries = members.get(list);
    if (entries?.kind !== 'list')
        return broken({ where: label, text: `${body.list} is no list` });
    const outer = {};
    const problems = [];
    for (const [key, value] of members) {
        if (key === list)
            continue;
        const field = body.outer.find((name) => same(key, name));
        const reading = outerReading(key, value, field, provider);
        if (reading === undefined)
            continue;
        if ('value' in reading && field !== undefined && outer[field] === undefined) {
            outer[field] = reading.value;
        }
        else {
            const text = 'problem' in reading ? reading.problem : `${field} is given twice`;
            const near = { word: key, among: [body.list, ...body.outer], most: 1 };
            problems.push({ where: label, text, ...(field === undefined && { near }) });
        }
    }
    const ours = language.picked === undefined || language.picked === provider;
    return { ...EMPTY, items: numbered(entries.items), outer: ours ? outer : {}, problems };
}
/** What stands beside the list; undefined when it is blank. */
function outerReading(key, value, field, { grammar }) {
    const reader = field === undefined ? undefined : grammar.fields[field];
    if (field === undefined || reader === undefined) {
        return { problem: `unknown field ${quote(key)} beside the list` };
    }
    if (value.kind === 'absent')
        return undefined;
    if (value.kind !== 'text')
        return { problem: `${field} is no text or number` };
    const text = value.text.trim();
    if (text === '')
        return undefined;
    const reading = reader(text);
    return 'value' in reading ? reading : { problem: `${field} ${quote(text)} ${reading.problem}` };
}
function same(key, name) {
    return normalise(key) === normalise(name);
}
function numbered(trees) {
    return trees.map((tree, index) => ({ place: `entry ${index + 1}`, tree }));
}
/** Every text inside a secret field, at any depth, so that nothing can be shown before it is masked. */
function collectSecrets(tree, language, inSecret = false) {
    switch (tree.kind) {
        case 'absent':
            return;
        case 'text': {
            const text = tree.text.trim();
            if (inSecret && text !== '' && text !== UNCHANGED)
                language.secrets.add(text);
            return;
        }
        case 'list':
            for (const item of tree.items)
                collectSecrets(item, language, inSecret);
            return;
        case 'map':
            for (const [key, value] of tree.members) {
                const field = language.vocabulary.field(key);
                const secret = field !== undefined && language.vocabulary.isSecret(field);
                collectSecrets(value, language, inSecret || secret);
            }
    }
}

;// CONCATENATED MODULE: ./build/src/targets/entry.js


/** Every entry of the inventory for the picked provider. */
const ALL = 'all';
const LONGEST_NAME = 200;
const CONTROL = /\p{Cc}/u;
const NONE = [];
const entry_BLANK = {
    form: 'structured',
    text: '',
    fields: {},
    none: NONE,
    outer: {},
    audience: 'nobody',
    problems: NONE,
    faults: NONE,
};
/** Reads one entry of a list or row of a table. */
function readItem(label, item, outer, language) {
    const where = `${label}, ${item.place}`;
    if (item.problem !== undefined) {
        return { ...entry_BLANK, where, faults: [{ where, text: item.problem }] };
    }
    const { tree } = item;
    switch (tree.kind) {
        case 'map':
            return readMembers(where, tree.members, outer, language);
        case 'text': {
            const text = tree.text.trim();
            if (text === '')
                return { ...entry_BLANK, where, problems: [{ where, text: 'is empty' }] };
            return { ...readPlain(where, text, language), outer };
        }
        case 'absent':
            return { ...entry_BLANK, where, problems: [{ where, text: 'is empty' }] };
        case 'list':
            return { ...entry_BLANK, where, problems: [{ where, text: 'is a list inside the list' }] };
    }
}
function readPlain(where, text, { picked, providers }) {
    const draft = { ...entry_BLANK, where, text };
    if (text === ALL)
        return { ...draft, form: 'all' };
    const own = picked?.grammar.plain(text);
    if (own !== undefined) {
        const address = { ...draft, form: 'address', audience: 'ours' };
        if ('fields' in own)
            return { ...address, fields: own.fields };
        return { ...address, problems: [{ where, text: `${quote(text)} ${own.problem}` }] };
    }
    for (const { name, grammar } of providers) {
        const reading = grammar === picked?.grammar ? undefined : grammar.plain(text);
        if (reading === undefined)
            continue;
        if (picked !== undefined) {
            const reason = `is an entry for ${name}, but provider is '${picked.id}'`;
            const problems = [{ where, text: `${quote(text)} ${reason}` }];
            return { ...draft, form: 'address', audience: 'theirs', problems };
        }
        const problems = 'problem' in reading ? [{ where, text: `${quote(text)} ${reading.problem}` }] : NONE;
        return { ...draft, form: 'address', audience: 'ours', problems };
    }
    return { ...draft, form: 'word' };
}
function readMembers(where, members, outer, language) {
    const { texts, none, problems } = readTexts(where, members, language);
    const faults = [];
    const fields = {};
    for (const [field, text] of texts) {
        const reading = language.vocabulary.reader(field)?.(text);
        if (reading === undefined)
            continue;
        if ('value' in reading)
            fields[field] = reading.value;
        else
            problems.push({ where, text: `${shown(field, text, language)} ${reading.problem}` });
        const outside = outer[field];
        if ('value' in reading && outside !== undefined && outside !== reading.value) {
            problems.push({ where, text: `${field} differs from the one outside the list` });
        }
    }
    const name = texts.get(NAME);
    const unfit = name === undefined ? undefined : unfitName(name);
    if (unfit !== undefined)
        problems.push({ where, text: unfit });
    const taken = name === undefined ? undefined : takenName(name, language);
    if (taken !== undefined)
        faults.push({ where, text: taken });
    return {
        ...entry_BLANK,
        where,
        ...(name !== undefined && { name }),
        fields: language.picked === undefined ? {} : fields,
        none,
        outer,
        audience: audienceOf(texts, language),
        problems,
        faults,
    };
}
/** The values by field; blank ones are absent, and so is a secret that was written as `***`. */
function readTexts(where, members, { vocabulary }) {
    const texts = new Map();
    const none = [];
    const problems = [];
    const seen = new Set();
    for (const [key, value] of members) {
        const field = vocabulary.field(key);
        if (field === undefined) {
            const near = { word: key, among: vocabulary.names, most: 1 };
            problems.push({ where, text: `unknown field ${quote(key)}`, near });
            continue;
        }
        if (seen.has(field))
            problems.push({ where, text: `${field} is given twice` });
        seen.add(field);
        if (value.kind === 'absent')
            none.push(field);
        else if (value.kind !== 'text')
            problems.push({ where, text: `${field} is no text or number` });
        else if (!isAbsent(value.text, vocabulary.isSecret(field)))
            texts.set(field, value.text.trim());
    }
    return { texts, none, problems };
}
function isAbsent(text, secret) {
    const trimmed = text.trim();
    return trimmed === '' || (secret && trimmed === UNCHANGED);
}
function shown(field, text, { vocabulary }) {
    return vocabulary.isSecret(field) ? field : `${field} ${quote(text)}`;
}
function unfitName(name) {
    if (name.length > LONGEST_NAME)
        return `${NAME} is longer than ${LONGEST_NAME} characters`;
    return CONTROL.test(name) ? `${NAME} contains a control character` : undefined;
}
/** A name has to be one in every run, whichever provider is picked. */
function takenName(name, { providers }) {
    if (name === ALL)
        return `${NAME} '${ALL}' stands for the whole inventory; choose another one`;
    const other = providers.find(({ grammar }) => grammar.plain(name) !== undefined);
    if (other === undefined)
        return undefined;
    return `${NAME} ${quote(name)} reads as an address or ID of ${other.name}; choose another one`;
}
function audienceOf(texts, { picked, providers }) {
    const has = (keys) => keys.some((key) => texts.has(key));
    if (picked !== undefined && has(picked.grammar.keys))
        return 'ours';
    if (!providers.some(({ grammar }) => has(grammar.keys)))
        return 'nobody';
    return picked === undefined ? 'ours' : 'theirs';
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./build/src/targets/file.js




const MAX_BYTES = 64 * 1024 * 1024;
/**
 * Reads a UTF-8 text file that lies, links resolved, in the workspace or in `RUNNER_TEMP`. Regular
 * files of at most 64 MiB only; a byte order mark is left out. Never throws: a problem says the
 * resolved path.
 */
async function readTextFile(path, folders) {
    const absolute = (0,external_node_path_namespaceObject.resolve)(folders.workspace, path);
    try {
        const real = await (0,promises_namespaceObject.realpath)(absolute);
        if (!(await isAllowed(real, folders))) {
            const text = 'lies outside the workspace (and outside RUNNER_TEMP)';
            return { problem: `'${showPath(absolute)}' ${text}: '${showPath(real)}'` };
        }
        // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        const handle = await (0,promises_namespaceObject.open)(real, external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0));
        try {
            return await readHandle(handle, absolute);
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        return { problem: `cannot read '${showPath(absolute)}' (${file_codeOf(error)}): ${file_HINT}` };
    }
}
const file_HINT = 'does the path exist, and was the repository checked out before (actions/checkout)?';
async function isAllowed(real, { workspace, runnerTemp }) {
    if (isInside(real, await (0,promises_namespaceObject.realpath)(workspace)))
        return true;
    if (runnerTemp === undefined)
        return false;
    // A RUNNER_TEMP that does not exist allows nothing.
    const temp = await (0,promises_namespaceObject.realpath)(runnerTemp).catch(() => undefined);
    return temp !== undefined && isInside(real, temp);
}
function isInside(path, folder) {
    const way = (0,external_node_path_namespaceObject.relative)(folder, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_namespaceObject.sep}`) && !(0,external_node_path_namespaceObject.isAbsolute)(way);
}
/** Size, kind and content of one and the same file: by its handle, not by its name. */
async function readHandle(handle, path) {
    const stats = await handle.stat();
    if (!stats.isFile())
        return { problem: `'${showPath(path)}' is no regular file` };
    if (stats.size > MAX_BYTES)
        return { problem: `'${showPath(path)}' is larger than 64 MiB` };
    return file_decode(await handle.readFile(), path);
}
function file_decode(bytes, path) {
    const [first, second] = bytes;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
        return { problem: `'${showPath(path)}' is UTF-16: save it as UTF-8` };
    }
    try {
        return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        return { problem: `'${showPath(path)}' is not valid UTF-8: save it as UTF-8` };
    }
}
function file_codeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? code : 'unknown error';
}

;// CONCATENATED MODULE: ./build/src/targets/shelf.js
/** Entries by a key, which many can share. */
class Shelf {
    #rows = new Map();
    /** By field and key: the same entries by the value of that field. */
    #byWord = new Map();
    put(key, row) {
        const rows = this.#rows.get(key);
        if (rows === undefined)
            this.#rows.set(key, [row]);
        else
            rows.push(row);
    }
    keys() {
        return [...this.#rows.keys()];
    }
    has(key) {
        return this.#rows.has(key);
    }
    /** The entries of a key that agree with all of the words. Nothing may be put in afterwards. */
    rows(key, words) {
        const [first, ...rest] = words;
        const rows = this.#rows.get(key) ?? [];
        if (first === undefined || rows.length === 0)
            return rows;
        const agreeing = this.#grouped(key, rows, first.field).get(first.value) ?? [];
        return rest.length === 0 ? agreeing : agreeing.filter((row) => rest.every(agreesWith(row)));
    }
    /**
     * Made when it is first asked for: few keys need it, but a load balancer's address can have
     * thousands of domains, and each of them can be asked for.
     */
    #grouped(key, rows, field) {
        const place = `${field}\n${key}`;
        const known = this.#byWord.get(place);
        if (known !== undefined)
            return known;
        const groups = Map.groupBy(rows, (row) => row.fields[field]);
        this.#byWord.set(place, groups);
        return groups;
    }
}
function agreesWith(row) {
    return ({ field, value }) => row.fields[field] === value;
}

;// CONCATENATED MODULE: ./build/src/targets/inventory.js






const FORMATS = new Map([
    ['.json', 'json'],
    ['.yaml', 'yaml'],
    ['.yml', 'yaml'],
    ['.csv', 'csv'],
]);
/** Reads and indexes the file that the input `inventory` names; blank is no inventory. */
async function loadInventory(path, folders, language) {
    if (path === undefined)
        return { inventory: { kind: 'none' }, problems: [], notices: [] };
    const format = FORMATS.get((0,external_node_path_namespaceObject.extname)(path).toLowerCase());
    if (format === undefined) {
        return unreadable(`${quote(path)} must end in ${either([...FORMATS.keys()])}`);
    }
    const file = await readTextFile(path, folders);
    if ('problem' in file)
        return unreadable(file.problem);
    const label = showPath((0,external_node_path_namespaceObject.basename)(path));
    return indexed(label, await readDocument(label, format, file.text, language), language);
}
function unreadable(text) {
    const problems = [{ where: 'inventory', text }];
    return { inventory: { kind: 'unreadable' }, problems, notices: [] };
}
function indexed(label, document, language) {
    const { problems, notices } = document;
    if (problems.length > 0 && document.items.length === 0) {
        return { inventory: { kind: 'unreadable' }, problems, notices };
    }
    const drafts = document.items.map((item) => inventoryEntry(readItem(label, item, document.outer, language)));
    const index = indexOf(drafts, language.picked?.grammar);
    const faults = drafts.flatMap((draft) => draft.faults);
    return { inventory: { kind: 'read', index }, problems: [...problems, ...faults], notices };
}
/** An entry that can stand in an inventory; a name alone describes nothing. */
function inventoryEntry(draft) {
    const { where, form, problems } = draft;
    if (form === 'word' || form === 'all') {
        const text = `${quote(draft.text)} is neither an address nor an ID nor an entry with fields`;
        return { ...draft, problems: [...problems, { where, text }] };
    }
    const nothing = draft.audience === 'nobody' && problems.length + draft.faults.length === 0;
    return nothing ? { ...draft, problems: [{ where, text: 'has no address and no ID' }] } : draft;
}
function indexOf(drafts, grammar) {
    const words = grammar?.words ?? [];
    const rows = drafts.filter(({ audience }) => audience !== 'theirs');
    const byName = new Shelf();
    const byAddress = new Shelf();
    const byWord = new Map(words.map((field) => [field, new Shelf()]));
    for (const row of rows) {
        if (row.name !== undefined)
            byName.put(row.name, row);
        for (const address of grammar?.addresses(row.fields) ?? [])
            byAddress.put(address, row);
        for (const [field, shelf] of byWord) {
            const value = row.fields[field];
            if (value !== undefined)
                shelf.put(value, row);
        }
    }
    const foreign = new Set(drafts.filter((one) => one.audience === 'theirs').map((one) => one.name));
    const values = [...byWord.values()].flatMap((shelf) => shelf.keys());
    return {
        rows,
        byName,
        byAddress,
        byWord,
        isForeign: (name) => foreign.has(name),
        words: [...byName.keys(), ...values, ALL],
    };
}

;// CONCATENATED MODULE: ./build/src/targets/lookup.js

const SHOWN_NEAREST = 3;
/** Finds what an entry without problems means: by address or ID, else by name, else by domain. */
function lookUp(draft, context) {
    switch (draft.form) {
        case 'all':
            return everything(draft, context);
        case 'word':
            return byPlainWord(draft, context);
        case 'address':
        case 'structured':
            return byFields(draft, context);
    }
}
/** What an entry gives, then the inventory, then what stood outside the list that each is from. */
function merge(draft, row, grammar) {
    const merged = { ...draft.outer, ...row.outer, ...row.fields };
    // An entry that brings one kind of key must not end up with the inventory's other kind beside it.
    const replaced = grammar.oneOf.filter((group) => group.some((field) => field in draft.fields));
    for (const field of [...replaced.flat(), ...nulls(draft, grammar)])
        delete merged[field];
    return { ...merged, ...draft.fields };
}
function everything({ where }, { inventory, provider }) {
    if (inventory.kind === 'unreadable')
        return { kind: 'unknown' };
    if (inventory.kind === 'none') {
        return problem({
            where,
            text: "'all' means every entry of an inventory, but no inventory is given",
        });
    }
    const { rows } = inventory.index;
    if (rows.length > 0)
        return { kind: 'rows', rows };
    return problem({
        where,
        text: `'all' means nothing: the inventory has no entry for ${provider.name}`,
    });
}
function byPlainWord({ where, text }, { inventory, provider }) {
    if (inventory.kind === 'unreadable')
        return { kind: 'unknown' };
    if (inventory.kind === 'none') {
        const reason = `is neither an address nor an ID of ${provider.name}, and no inventory is given`;
        return problem({
            where,
            text: `${quote(text)} ${reason} to look up a name; ${expected(provider)}`,
        });
    }
    const { index } = inventory;
    const named = index.byName.rows(text, []);
    if (named.length > 0)
        return { kind: 'rows', rows: named };
    const { words, fields } = provider.grammar;
    for (const field of words) {
        const reading = fields[field]?.(text);
        if (reading === undefined || 'problem' in reading)
            continue;
        const rows = index.byWord.get(field)?.rows(reading.value, []) ?? [];
        if (rows.length > 0)
            return { kind: 'rows', rows };
    }
    return problem(missing(where, text, index, provider));
}
/** By address or ID if the key fields are there, else by name, else by domain. */
function byFields(draft, context) {
    const { inventory, provider } = context;
    const { grammar } = provider;
    const addresses = grammar.addresses(draft.fields);
    if (addresses.length > 0) {
        const rows = inventory.kind === 'read' ? byAddresses(draft, addresses, inventory.index, context) : [];
        return rows.length > 0 ? { kind: 'rows', rows } : { kind: 'itself' };
    }
    const word = grammar.words.find((field) => draft.fields[field] !== undefined);
    if (draft.audience === 'theirs' || (draft.name === undefined && word === undefined)) {
        return problem(incomplete(draft, provider));
    }
    return byWords(draft, word, context);
}
/** The first key that the inventory has counts: an entry with two IDs is one thing, not two. */
function byAddresses(draft, addresses, index, { provider, defaults }) {
    const address = addresses.find((key) => index.byAddress.has(key));
    if (address === undefined)
        return [];
    const words = lookup_wordsOf(draft, provider.grammar);
    const rows = index.byAddress.rows(address, words);
    const namesWord = draft.form === 'structured' && words.length > 0;
    return namesWord ? sameIdentity(draft, rows, provider.grammar, defaults) : rows;
}
/** The domain that an entry asks for, or that it asks for none. */
function lookup_wordsOf(draft, { words }) {
    return words.flatMap((field) => {
        const value = draft.fields[field];
        return value !== undefined || draft.none.includes(field) ? [{ field, value }] : [];
    });
}
/**
 * An entry of `failed-targets` names its domain, even if it is null, and leaves out what the inputs
 * give. It must mean the one row that it came from where two divisions share an address.
 */
function sameIdentity(draft, rows, grammar, defaults) {
    const own = { ...defaults, ...draft.outer, ...draft.fields };
    const same = rows.filter((row) => {
        const theirs = { ...defaults, ...draft.outer, ...row.outer, ...row.fields };
        return grammar.distinguishing.every((field) => own[field] === theirs[field]);
    });
    return same.length > 0 ? same : rows;
}
function byWords(draft, word, { inventory, provider }) {
    const { where, name } = draft;
    const wanted = name ?? draft.fields[word ?? ''] ?? '';
    if (inventory.kind === 'unreadable')
        return { kind: 'unknown' };
    if (inventory.kind === 'none') {
        const text = `has only the name or domain ${quote(wanted)}, and no inventory is given to look it up`;
        return problem({ where, text: `${text}; ${expected(provider)}` });
    }
    const { index } = inventory;
    const shelf = name === undefined ? index.byWord.get(word ?? '') : index.byName;
    if (shelf === undefined || !shelf.has(wanted)) {
        return problem(missing(where, wanted, index, provider));
    }
    const agreeing = shelf.rows(wanted, lookup_wordsOf(draft, provider.grammar));
    return { kind: 'rows', rows: agreeing.length > 0 ? agreeing : shelf.rows(wanted, []) };
}
function missing(where, word, index, { name }) {
    if (index.isForeign(word)) {
        return { where, text: `${quote(word)} is in the inventory, but has no entry for ${name}` };
    }
    const text = `${quote(word)} is neither an address nor an ID of ${name} nor in the inventory`;
    return { where, text, near: { word, among: index.words, most: SHOWN_NEAREST } };
}
/** An entry with fields that do not say what to retry. */
function incomplete(draft, provider) {
    const { where } = draft;
    if (draft.audience === 'theirs') {
        return {
            where,
            text: `has no field of ${provider.name}: it is for another provider; ${expected(provider)}`,
        };
    }
    const lacking = provider.grammar.keys.filter((field) => draft.fields[field] === undefined);
    if (draft.audience === 'ours')
        return { where, text: `lacks ${either(lacking)}` };
    return { where, text: `does not say what to retry; ${expected(provider)}` };
}
function expected({ name, grammar }) {
    return `expected an address or ID of ${name} such as ${either(grammar.forms)}`;
}
function nulls(draft, grammar) {
    return draft.none.filter((field) => grammar.words.includes(field));
}
function problem(text) {
    return { kind: 'problem', problem: text };
}

;// CONCATENATED MODULE: ./build/src/targets/problems.js


/** A search looks at every known word: 20 of them are help, 100,000 would be a hang. */
const SEARCHES = 20;
/** A longer word is no misspelling of anything. */
const LONGEST_WORD = 200;
/** Collects problems: keeps the first ones and counts the rest. */
class ProblemList {
    #limit;
    #kept = [];
    #count = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    get count() {
        return this.#count;
    }
    add(problem) {
        this.#count += 1;
        if (this.#kept.length < this.#limit)
            this.#kept.push(problem);
    }
    addAll(problems) {
        for (const problem of problems)
            this.add(problem);
    }
    /** One sentence per problem; `more` words the sentence that stands for those not kept. */
    sentences(more) {
        const searched = new Set(this.#kept.filter(isSearchable).slice(0, SEARCHES));
        const sentences = this.#kept.map((problem) => `${problem.where}: ${problem.text}${searched.has(problem) ? suggestion(problem) : ''}.`);
        const left = this.#count - this.#kept.length;
        return left > 0 ? [...sentences, more(left)] : sentences;
    }
}
function isSearchable({ near }) {
    return near !== undefined && near.word.length <= LONGEST_WORD;
}
function suggestion({ near }) {
    const words = near === undefined ? [] : nearest(near.word, near.among, near.most);
    return words.length === 0 ? '' : `; nearest: ${words.map(quote).join(', ')}`;
}

;// CONCATENATED MODULE: ./build/src/targets/index.js






const SHOWN_PROBLEMS = 50;
const SHOWN_BROKEN = 10;
/** `all` a thousand times over a large inventory is an accident, and more than memory holds. */
const MOST_ENTRIES = 1_000_000;
const REQUIRED = "say what to retry, or 'all' for every entry of the inventory";
const EMPTY_LIST = 'names nothing to retry: the failed-targets of a run in which nothing failed is []; ' +
    'run this step only if it is not';
/**
 * Reads `targets` and the inventory, checks every value and looks every entry up. Never throws for
 * any text or file: all problems are collected. What a provider does with an entry (defaults of the
 * inputs, completeness, duplicates) is its plan's.
 *
 * @param provider the picked one; undefined when the input `provider` is wrong: then texts are
 *   checked, but nothing is looked up.
 * @param providers all of the registry, to recognise fields and forms of the others.
 * @param defaults what the inputs give to entries that lack it.
 */
async function resolveEntries(sources, provider, providers, defaults) {
    const secrets = new Set();
    const vocabulary = vocabularyOf(provider, providers);
    const language = { picked: provider, providers, vocabulary, secrets };
    const loaded = await loadInventory(sources.inventory, sources, language);
    const document = await readTargets(sources.targets, language);
    const drafts = document.items.map((item) => readItem('targets', item, document.outer, language));
    const context = provider && { provider, inventory: loaded.inventory, defaults };
    const rows = loaded.inventory.kind === 'read' ? loaded.inventory.index.rows : [];
    const resolved = resolveDrafts(drafts, context);
    const problems = new ProblemList(SHOWN_PROBLEMS);
    problems.addAll(document.problems);
    problems.addAll(loaded.problems);
    problems.addAll(resolved.problems);
    const broken = new ProblemList(SHOWN_BROKEN);
    const passedOver = rows.filter((row) => !resolved.selected.has(row));
    for (const row of passedOver)
        broken.addAll(row.problems);
    const notUsed = broken.sentences((count) => `inventory: and ${count} more problems.`);
    return {
        entries: resolved.entries,
        problems: problems.sentences((count) => `targets: and ${count} more problems.`),
        notices: [
            ...[...document.notices, ...loaded.notices].map((notice) => `${notice}.`),
            ...notUsed.map((sentence) => `${sentence} The entry is not used.`),
        ],
        secrets: [...secrets],
    };
}
async function readTargets(text, language) {
    const nothing = { items: [], outer: {}, problems: [], notices: [] };
    const content = text?.replace(/^\uFEFF/, '') ?? '';
    if (content.trim() === '') {
        return { ...nothing, problems: [{ where: "'targets' is required", text: REQUIRED }] };
    }
    const document = await readDocument('targets', detectFormat(content), content, language);
    const empty = document.items.length === 0 && document.problems.length === 0;
    return empty ? { ...document, problems: [{ where: 'targets', text: EMPTY_LIST }] } : document;
}
/** What `targets` is written in; a byte order mark is gone by now. */
function detectFormat(text) {
    const start = text.trimStart();
    if (start.startsWith('{'))
        return 'json';
    // JSON has no colon there, so this can only be meant as `[IPv6]:port`.
    if (start.startsWith('[') && !/^\[[^\]\s"{}[,]*:[^\]\s"{}[,]*\]/.test(start.slice(0, 100)))
        return 'json';
    return isYaml(text) ? 'yaml' : 'plain';
}
/** The first line that says anything decides. */
function isYaml(text) {
    for (const line of text.split(/\r\n|\r|\n/)) {
        const content = line.trim();
        if (content === '' || content === '---' || content.startsWith('#'))
            continue;
        return content === '-' || content.startsWith('- ');
    }
    return false;
}
/** Looks every usable entry up; a broken row that several entries mean is reported once. */
function resolveDrafts(drafts, context) {
    const entries = [];
    const problems = [];
    const selected = new Set();
    for (const draft of drafts) {
        const own = [...draft.faults, ...draft.problems];
        for (const problem of own)
            problems.push(problem);
        if (own.length > 0 || context === undefined)
            continue;
        const found = lookUp(draft, context);
        if (found.kind === 'problem')
            problems.push(found.problem);
        for (const row of found.kind === 'rows' ? found.rows : []) {
            if (!selected.has(row))
                problems.push(...row.problems);
            selected.add(row);
        }
        // Not `push(...)`: that overflows the stack where a group has 100,000 members.
        for (const entry of entriesOf(draft, found, context))
            entries.push(entry);
        if (entries.length > MOST_ENTRIES) {
            const text = `means more than ${MOST_ENTRIES} entries, together with those before it`;
            return { entries, problems: [...problems, { where: draft.where, text }], selected };
        }
    }
    return { entries, problems, selected };
}
function entriesOf(draft, found, { provider }) {
    switch (found.kind) {
        case 'rows':
            return found.rows.filter(isUsable).map((row) => mergedEntry(draft, row, provider));
        case 'itself':
            return [entry(draft.where, draft.name, { ...draft.outer, ...draft.fields })];
        case 'problem':
        case 'unknown':
            return [];
    }
}
function isUsable({ problems, faults }) {
    return problems.length + faults.length === 0;
}
function mergedEntry(draft, row, { grammar }) {
    const where = draft.form === 'all' ? row.where : `${draft.where} (${row.where})`;
    return entry(where, draft.name ?? row.name, merge(draft, row, grammar));
}
function entry(where, name, fields) {
    return { where, ...(name !== undefined && { name }), fields };
}

;// CONCATENATED MODULE: ./build/src/version.js
/** As in package.json; a test keeps the two equal. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./build/src/run.js















/** No answer of a provider is larger. */
const MAX_REPLY_BYTES = 16 * 1024 * 1024;
const MAX_IDLE_MS = 2_000;
/** What one debug line may hold of a request or reply. */
const DEBUG_LENGTH = 20_000;
const MAX_LISTED = 20;
const PROBLEM_LENGTH = 1_000;
const ANNOTATION_LENGTH = 4_000;
/** One run, from the inputs to the verdict. Returns whether the step may be green. */
async function run(world) {
    const { runner, environment, providers } = world;
    const startedAt = world.clock.now();
    // 1. Nothing is done with a secret before the runner hides it.
    const inputSecrets = readSecrets(runner.input, environment, providers);
    mask(runner, inputSecrets);
    // 2. Every input, every entry and every plan is checked before the first complaint.
    const userAgent = `cert-retry-action/${VERSION}`;
    const inputs = readInputs(runner.input, environment, providers, userAgent);
    const { provider, settings } = inputs;
    const resolution = await resolveEntries({
        targets: inputs.targets,
        inventory: inputs.inventory,
        workspace: environment.GITHUB_WORKSPACE ?? process.cwd(),
        runnerTemp: environment.RUNNER_TEMP,
    }, provider, providers, provider?.defaults(settings.inputs) ?? {});
    const keys = resolution.secrets.filter((value) => provider?.isSecret(value, settings) ?? true);
    mask(runner, keys);
    const redact = createRedactor([...inputSecrets, ...keys]);
    const say = (text) => (0,untrusted/* clean */.uH)(text, redact, PROBLEM_LENGTH);
    const plan = provider?.plan(resolution.entries, settings);
    const problems = [...inputs.problems, ...resolution.problems, ...(plan?.problems ?? [])].map(say);
    if (provider === undefined || plan === undefined || problems.length > 0) {
        await refuse(problems, inputs.summary, runner, redact);
        return false;
    }
    // 3. What is about to happen.
    const attempt = Number(environment.GITHUB_RUN_ATTEMPT) || 1;
    const warnings = [...inputs.warnings, ...plan.warnings].map(say);
    const notices = [...resolution.notices, ...plan.notices, ...repeatNotice(attempt)].map(say);
    for (const warning of warnings.slice(0, MAX_LISTED))
        runner.warning(warning);
    for (const notice of listed(notices))
        runner.info(notice);
    runner.info(say(describePlan(provider, plan, inputs)));
    // 4. The requests.
    const judgement = { provider, ignoreCodes: inputs.ignoreCodes, attempt };
    const toResult = (target, outcome) => judge(target, cleanOutcome(outcome, redact), judgement);
    const files = filePaths(environment);
    const file = createResultsFile({
        path: files.results,
        failedPath: files.failedTargets,
        targets: plan.targets,
        redact,
        now: () => performance.now(),
        later: world.later,
        failed: (problem) => runner.warning(problem),
    });
    const outcomes = new Map();
    const keep = (results) => {
        for (const { target, outcome } of results)
            outcomes.set(target.identity, outcome);
    };
    // A killed step tells nobody where its files are: they are named while it still can.
    if (!tell(runner, startedOutputs(files)))
        return false;
    const runProblems = settings.dryRun
        ? showRequests(plan.calls, runner, redact)
        : await send(world, plan, provider, inputs, { toResult, keep, file, redact });
    // 5. What became of them, in every place where somebody looks.
    const finished = {
        ...judgement,
        targets: plan.targets,
        outcomes,
        problems: runProblems.map(say),
        notices: [...plan.warnings.map(say), ...notices],
        durationMs: world.clock.now() - startedAt,
        dryRun: settings.dryRun,
    };
    const complete = buildReport(finished);
    const saved = file.finish(complete);
    const report = saved
        ? complete
        : buildReport({ ...finished, problems: [...finished.problems, UNSAVED] });
    const written = tell(runner, outputs(report, files, redact));
    await publish(report, inputs, attempt, runner, redact);
    // 6. The verdict.
    return saved && written && report.verdict !== 'failure';
}
const UNSAVED = 'The results file could not be written.';
function mask(runner, secrets) {
    for (const form of new Set(secrets.flatMap(maskForms)))
        runner.mask(form);
}
async function refuse(problems, summary, runner, redact) {
    tell(runner, invalidOutputs(problems, redact));
    for (const problem of problems)
        runner.info(`- ${problem}`);
    const text = `Nothing was sent. ${problems.join('\n')}`;
    runner.error(text.length > ANNOTATION_LENGTH ? `${text.slice(0, ANNOTATION_LENGTH)}…` : text);
    if (summary)
        await writeSummary(runner, invalidSummary(problems));
}
/** Whether every output could be written; a later step must not miss a failure. */
function tell(runner, { values, warnings }) {
    for (const warning of warnings)
        runner.warning(warning);
    try {
        for (const [name, value] of Object.entries(values))
            runner.output(name, value);
        return true;
    }
    catch (error) {
        runner.error(`The outputs cannot be written: ${run_reasonOf(error)}`);
        return false;
    }
}
async function writeSummary(runner, markdown) {
    try {
        await runner.summary(markdown);
    }
    catch (error) {
        runner.warning(`The job summary cannot be written: ${run_reasonOf(error)}`);
    }
}
/** The code of a system error, which names no secret. */
function run_reasonOf(error) {
    if (error instanceof Error && 'code' in error)
        return String(error.code);
    return error instanceof Error ? error.name : 'an unknown error';
}
function repeatNotice(attempt) {
    if (attempt < 2)
        return [];
    return [
        `This is attempt ${attempt} of the workflow run: targets that were accepted before will now be refused as not eligible.`,
    ];
}
function* listed(texts) {
    yield* texts.slice(0, MAX_LISTED);
    if (texts.length > MAX_LISTED)
        yield `… and ${texts.length - MAX_LISTED} more`;
}
function describePlan({ name, pace }, { targets, calls }, { settings, maxWaitMs }) {
    const counts = `${targets.length} target${targets.length === 1 ? '' : 's'} in ${calls.length} request${calls.length === 1 ? '' : 's'}`;
    const line = `${name}, ${settings.dryRun ? 'DRY RUN' : 'LIVE'}: ${counts} to ${new URL(settings.baseUrl).origin}`;
    const passes = (calls.length - 1) * (pace.laterPassMs ?? 0);
    const minutes = Math.ceil(Math.min(passes, maxWaitMs) / 60_000);
    if (settings.dryRun || minutes === 0)
        return line;
    return `${line}. If the rate limit counts for the whole account, this can take ${minutes} minutes.`;
}
/** Random, so that two steps of a job never share a file. */
function filePaths(environment) {
    const folder = environment.RUNNER_TEMP ?? (0,external_node_os_namespaceObject.tmpdir)();
    const id = (0,external_node_crypto_namespaceObject.randomUUID)();
    return {
        results: external_node_path_namespaceObject.join(folder, `cert-retry-${id}-results.json`),
        failedTargets: external_node_path_namespaceObject.join(folder, `cert-retry-${id}-failed-targets.json`),
    };
}
function showRequests(calls, runner, redact) {
    runner.startGroup('Requests that would go out');
    for (const { request } of calls.slice(0, MAX_LISTED))
        runner.info(describeRequest(request, redact));
    if (calls.length > MAX_LISTED)
        runner.info(`… and ${calls.length - MAX_LISTED} more`);
    runner.endGroup();
    return [];
}
function describeRequest({ url, headers, body }, redact) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    return (0,untrusted/* clean */.uH)([`POST ${url}`, ...lines, body].join(' | '), redact, DEBUG_LENGTH);
}
function describeExchange(exchange, redact) {
    const text = exchange.kind === 'reply'
        ? `HTTP ${exchange.reply.status} | ${exchange.reply.body}`
        : `no reply: ${exchange.message}`;
    return (0,untrusted/* clean */.uH)(text, redact, DEBUG_LENGTH);
}
async function send({ runner, clock, signal, connect }, plan, { pace }, { maxWaitMs, requestTimeoutMs }, { toResult, keep, file, redact }) {
    const http = connect({
        timeoutMs: requestTimeoutMs,
        maxReplyBytes: MAX_REPLY_BYTES,
        maxIdleMs: MAX_IDLE_MS,
        now: clock.now,
    });
    const total = plan.targets.length;
    let done = 0;
    let submitted = 0;
    let held = [];
    file.start();
    runner.startGroup('Targets as they are answered');
    const problems = await drive(plan.calls, pace, {
        http,
        clock,
        signal,
        maxWaitMs,
        watcher: {
            sending({ request }) {
                if (runner.debugging)
                    runner.debug(describeRequest(request, redact));
            },
            replied(_call, exchange) {
                if (runner.debugging)
                    runner.debug(describeExchange(exchange, redact));
            },
            settled({ targets }, settled) {
                const results = settled.flatMap((outcome, index) => {
                    const target = targets[index];
                    return target === undefined ? [] : [toResult(target, outcome)];
                });
                keep(results);
                file.record(results);
                done += results.length;
                submitted += results.filter(({ outcome }) => outcome.kind === 'submitted').length;
                runner.info(redact(results.map(resultLine).join('\n')));
                if (plan.calls.length > 1)
                    runner.info(progressLine(done, total, submitted));
            },
            waiting(until, reason) {
                runner.endGroup();
                const at = new Date(until).toISOString().slice(11, 19);
                runner.info(`Waiting: ${reason}. Goes on at ${at} UTC.`);
                runner.startGroup('Targets as they are answered');
            },
            holding(calls) {
                if (held.length > 0)
                    file.release(held);
                held = calls.flatMap(({ targets }) => targets);
                if (held.length > 0)
                    file.hold(held);
            },
        },
    });
    runner.endGroup();
    http.close();
    return problems;
}
function cleanOutcome(outcome, redact) {
    switch (outcome.kind) {
        case 'dry-run':
            return outcome;
        case 'rejected':
            return {
                ...outcome,
                codes: outcome.codes.map((code) => (0,untrusted/* clean */.uH)(code, redact, 64)),
                message: (0,untrusted/* clean */.uH)(outcome.message, redact),
            };
        default:
            return { ...outcome, message: (0,untrusted/* clean */.uH)(outcome.message, redact) };
    }
}
async function publish(report, { summary, foreignBaseUrl }, attempt, runner, redact) {
    for (const text of annotationTexts(report))
        runner.error(redact(text));
    const warning = warningText(report);
    if (warning !== undefined)
        runner.warning(redact(warning));
    runner.info(redact(finalLine(report)));
    if (report.verdict === 'failure')
        runner.error(redact(failureMessage(report)));
    if (!summary)
        return;
    const context = { attempt, redact, ...(foreignBaseUrl !== undefined && { foreignBaseUrl }) };
    await writeSummary(runner, renderSummary(report, context));
}


/***/ }),

/***/ 291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(2385);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_namespaceObject.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_namespaceObject.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_namespaceObject.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_namespaceObject.EOL.length);
                n = s.indexOf(external_os_namespaceObject.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_namespaceObject.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./build/src/untrusted.js
var untrusted = __nccwpck_require__(3599);
;// CONCATENATED MODULE: ./build/src/runner.js


/** No line but the runner's own commands may look like one to it: `logSafe` is the last gate. */
function createRunner() {
    return {
        input: (name) => getInput(name, { trimWhitespace: false }),
        mask: (text) => core_setSecret(text),
        info: (line) => info((0,untrusted/* logSafe */.sN)(line)),
        debug: (text) => core_debug((0,untrusted/* logSafe */.sN)(text)),
        debugging: isDebug(),
        notice: (text) => notice((0,untrusted/* logSafe */.sN)(text)),
        warning: (text) => warning((0,untrusted/* logSafe */.sN)(text)),
        error: (text) => error((0,untrusted/* logSafe */.sN)(text)),
        startGroup: (title) => startGroup((0,untrusted/* logSafe */.sN)(title)),
        endGroup: () => endGroup(),
        output: (name, value) => setOutput(name, value),
        summary: async (markdown) => {
            await summary.addRaw(markdown).write();
        },
    };
}


/***/ }),

/***/ 3599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   sN: () => (/* binding */ logSafe),
/* harmony export */   uH: () => (/* binding */ clean),
/* harmony export */   wD: () => (/* binding */ markdown),
/* harmony export */   yJ: () => (/* binding */ jsonSafe)
/* harmony export */ });
/**
 * Text that others wrote: providers, files, the people who name things. It is data wherever it is
 * shown. `clean` comes first, once, when the text enters; the escaper of the medium comes last.
 */
// No class is repeated without a bound: over megabytes that exhausts the stack of the regex engine.
const BREAKS = /\r\n|[\t-\r\u0085\u2028\u2029]/g;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** As above, but for the two characters that the sequences of a terminal are made with. */
const HIDDEN_BUT_ESCAPE = /[[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]--[\u0007\u001b]]/gv;
/** Colours and cursor movements; titles and links up to their end; character sets. */
const SEQUENCES = /\u001b\[[0-?]{0,99}[ -/]{0,9}[@-~]|\u001b\][^\u0007\u001b]{0,999}(?:\u0007|\u001b\\)|\u001b[ -/]{1,9}[0-~]/g;
/**
 * One line without control characters, terminal sequences, direction marks and invisible
 * characters; without secrets; at most `limit` UTF-16 units long, `…` included. In this order: a
 * secret with a control character inside would not be found, half a secret neither.
 */
function clean(text, redact, limit = 300) {
    return cut(redact(withoutControls(text, redact)).trim(), limit);
}
/** What is left of a text on a screen. */
function visible(text) {
    return withoutControls(text, (same) => same);
}
function withoutControls(text, redact) {
    const line = text.toWellFormed().replace(BREAKS, ' ');
    const withEscapes = line
        .replaceAll('\u009b', '\u001b[')
        .replaceAll('\u009d', '\u001b]')
        .replaceAll('\u009c', '\u001b\\')
        .replace(HIDDEN_BUT_ESCAPE, '');
    if (!/[\u0007\u001b]/.test(withEscapes))
        return withEscapes;
    // A sequence ends in a letter, which may be the first one of a secret: look before it is gone.
    return redact(withEscapes).replace(SEQUENCES, '').replace(HIDDEN, '');
}
/** At most `limit` UTF-16 units, never half a character, `…` where something is missing. */
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    const end = limit - 1;
    const half = /[\ud800-\udbff]/.test(text.charAt(end - 1));
    return `${text.slice(0, half ? end - 1 : end)}…`;
}
/**
 * For lines of the log, our own commands excepted. The runner takes `##[` for a command anywhere
 * in a line, and `::` at its start after any blank.
 */
function logSafe(text) {
    return text
        .replace(/##(?=\[)/g, '## ')
        .replace(/::/g, (colons, at, whole) => beginsLine(whole, at) ? ': :' : colons);
}
/** Whether only blanks stand before this place: what .NET, in which the runner is written, trims. */
function beginsLine(text, at) {
    let before = at - 1;
    while (/[^\S\r\n]|\u0085/.test(text.charAt(before)))
        before -= 1;
    return before < 0 || /[\r\n]/.test(text.charAt(before));
}
/**
 * JSON on one line that is harmless when a later step echoes it: no `##[`, no line separator, no
 * control or format character stands in it as such. The same data after parsing.
 */
function jsonSafe(value) {
    const json = JSON.stringify(value) ?? 'null';
    return json
        .replace(/##(?=\[)/g, '#\\u0023')
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => [...Array(character.length).keys()]
        .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
        .join(''));
}
/**
 * Untrusted text as `<code>` for HTML inside Markdown: shown as it is, and copied as it is.
 *
 * Why it is safe: it is one line, so that it cannot end the HTML block around it and no Markdown
 * is read in it. What GitHub does to the finished page (mentions, references to issues and
 * commits, addresses, emoji, formulas) leaves out what stands in `<code>`. Where the surroundings
 * are Markdown after all, the marks of Markdown are entities, which never count as marks.
 */
function code(text) {
    return `<code>${entities(oneLine(text))}</code>`;
}
/**
 * Untrusted text for HTML inside Markdown, to be read as a sentence. GitHub links what looks like a
 * mention, an address or a reference even there, after entities have been read: an invisible
 * character after the trigger prevents it. A dollar sign in a `<span>` begins no formula.
 */
function html(text) {
    return entities(withoutTriggers(oneLine(text))).replaceAll('&#36;', '<span>&#36;</span>');
}
/** Untrusted text for a line of Markdown outside any HTML. */
function markdown(text) {
    return html(text).replace(/^ +/, '');
}
function oneLine(text) {
    return text.toWellFormed().replace(BREAKS, ' ').replace(HIDDEN, '');
}
/** All ASCII punctuation, so that no mark of HTML or Markdown is left. */
function entities(text) {
    return text.replace(/[!-,/:-@[-`{-~]|(?<!\w)[.-]|[.-](?!\w)|_/g, (c) => `&#${c.charCodeAt(0)};`);
}
/** WORD JOINER: no width, no line break, no part of any trigger. */
const JOINER = '\u2060';
const TRIGGERS = [
    /@/g, // mentions, e-mail
    /#(?=\d)/g, // issues
    /(?<=[a-z])-(?=\d)|\bGHSA-/gi, // GH-1, CVE-2020-1, references that a repository defines itself
    /:(?=\/\/)|\bwww(?=\.)/gi, // addresses
    /:(?=[\w+-]+:)/g, // emoji
    /[0-9a-f]{6}(?=[0-9a-f])/gi, // commits: 7 to 40 hex digits
];
function withoutTriggers(text) {
    return TRIGGERS.reduce((rest, trigger) => rest.replace(trigger, `$&${JOINER}`), text);
}


/***/ }),

/***/ 2385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var proxy = __nccwpck_require__(9783);
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./stubs/undici/index.js
/** Only `HttpClient.getAgentDispatcher` would use it, and nothing here calls that. */
class ProxyAgent {}

;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = proxy/* getProxyUrl */.s(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = proxy/* getProxyUrl */.s(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
/* unused harmony export checkBypass */
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(8712);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
