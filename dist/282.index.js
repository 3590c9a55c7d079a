"use strict";
exports.id = 282;
exports.ids = [282];
exports.modules = {

/***/ 681:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ normalizeSerialNumber)
/* harmony export */ });
// src/fields/serial-number.ts
function normalizeSerialNumber(text) {
	const digits = (text ?? "").replace(/[\s:-]/g, "").toLowerCase();
	return digits === "" ? void 0 : digits.replace(/^0+(?=.)/, "");
}



/***/ }),

/***/ 282:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createVerifier: () => (/* binding */ createVerifier)
/* harmony export */ });
/* harmony import */ var _serial_number_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(681);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_3__);





// src/tls/certificate.ts
function readCertificate(certificate) {
	const notBefore = Date.parse(certificate.validFrom);
	const notAfter = Date.parse(certificate.validTo);
	if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) return void 0;
	return {
		serialNumber: (0,_serial_number_js__WEBPACK_IMPORTED_MODULE_4__.t)(certificate.serialNumber) ?? "",
		notBefore,
		notAfter,
		issuer: certificate.issuer.split("\n").join(", "),
		fingerprint256: certificate.fingerprint256
	};
}
// src/tls/handshake.ts
function shakeHands(handshake) {
	const { dial, secureContext, serverName, clock, timeoutMs, signal } = handshake;
	if (signal.aborted) return Promise.resolve({ kind: "cancelled" });
	return new Promise((resolve) => {
		const socket = dial();
		let connected = !socket.connecting;
		socket.once("connect", () => {
			connected = true;
		});
		socket.on("error", () => {});
		const tlsSocket = node_tls__WEBPACK_IMPORTED_MODULE_3___default().connect({
			socket,
			secureContext,
			...serverName !== void 0 && { servername: serverName },
			rejectUnauthorized: false,
			checkServerIdentity: () => void 0
		});
		const settled = new AbortController();
		function settle(sight) {
			if (settled.signal.aborted) return;
			settled.abort();
			signal.removeEventListener("abort", cancel);
			setImmediate(() => {
				tlsSocket.destroy();
				socket.destroy();
				resolve(sight);
			});
		}
		function settleWithCertificate(otherwise) {
			if (settled.signal.aborted) return;
			const certificate = peerCertificate(tlsSocket);
			settle(certificate === void 0 ? otherwise : {
				kind: "certificate",
				certificate
			});
		}
		function cancel() {
			settle({ kind: "cancelled" });
		}
		function failed(error) {
			if (isHandshakeFailure(error)) settleWithCertificate({ kind: "refused" });
			else settleWithCertificate({ kind: connected ? "no-tls" : "unreachable" });
		}
		signal.addEventListener("abort", cancel, { once: true });
		tlsSocket.on("secureConnect", () => settleWithCertificate({ kind: "no-tls" })).on("error", failed).on("close", () => failed());
		clock.sleep(timeoutMs, settled.signal).then(() => {
			settleWithCertificate({ kind: socket.bytesRead > 0 ? "no-tls" : "unreachable" });
		});
	});
}
function peerCertificate(tlsSocket) {
	try {
		const certificate = tlsSocket.getPeerX509Certificate();
		return certificate && readCertificate(certificate);
	} catch {
		return;
	}
}
function isHandshakeFailure(error) {
	return error !== void 0 && "code" in error && /_HANDSHAKE_FAILURE$/.test(String(error.code));
}
function createLooker({ clock, dial = (host, port) => (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({
	host,
	port
}), timeoutMs = 5e3 }) {
	const byDefault = defaultSettings();
	const rsa = rsaSettings();
	return async (endpoint, signal) => {
		const { ip, port } = endpoint;
		const serverName = toServerName(endpoint.domain);
		let needsOldSettings = false;
		function handshake(secureContext) {
			const open = () => dial(ip, port);
			return shakeHands({
				dial: open,
				secureContext,
				serverName,
				clock,
				timeoutMs,
				signal
			});
		}
		async function see({ current, old }, tryOld) {
			const sight = await handshake(current);
			if (!(sight.kind === "refused" || sight.kind === "no-tls") || !tryOld) return sight;
			const second = await handshake(old);
			if (second.kind === "certificate") needsOldSettings = true;
			return second.kind === "certificate" || second.kind === "cancelled" ? second : sight;
		}
		const first = await see(byDefault, true);
		if (first.kind === "unreachable") return { kind: "unreachable" };
		if (first.kind === "refused" || first.kind === "no-tls") return { kind: "no-tls" };
		const seen = {
			kind: "seen",
			byDefault: await completeGroup([first], () => see(byDefault, true)),
			rsa: await completeGroup([], () => see(rsa, needsOldSettings))
		};
		return signal.aborted ? void 0 : seen;
	};
}
async function completeGroup(begun, see) {
	const sights = [...begun];
	while (sights.length < 3) {
		const sight = await see();
		sights.push(sight);
		if (sight.kind === "unreachable" || sight.kind === "cancelled") break;
	}
	return {
		certificates: sights.flatMap((sight) => sight.kind === "certificate" ? [sight.certificate] : []),
		complete: sights.every(({ kind }) => kind === "certificate" || kind === "refused")
	};
}
const COMMON = {
	ca: [],
	ecdhCurve: "X25519:P-256:P-384:P-521:X25519MLKEM768"
};
const OLD_SERVERS = {
	...COMMON,
	minVersion: "TLSv1",
	maxVersion: "TLSv1.2",
	secureOptions: node_crypto__WEBPACK_IMPORTED_MODULE_2__.constants.SSL_OP_LEGACY_SERVER_CONNECT
};
const ECDSA_FIRST = `ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:${(node_tls__WEBPACK_IMPORTED_MODULE_3___default().DEFAULT_CIPHERS)}`;
function defaultSettings() {
	return {
		current: node_tls__WEBPACK_IMPORTED_MODULE_3___default().createSecureContext({
			...COMMON,
			ciphers: ECDSA_FIRST
		}),
		old: node_tls__WEBPACK_IMPORTED_MODULE_3___default().createSecureContext({
			...OLD_SERVERS,
			ciphers: "DEFAULT@SECLEVEL=0"
		})
	};
}
function rsaSettings() {
	return {
		current: node_tls__WEBPACK_IMPORTED_MODULE_3___default().createSecureContext({
			...COMMON,
			sigalgs: "rsa_pss_rsae_sha256:rsa_pkcs1_sha256"
		}),
		old: node_tls__WEBPACK_IMPORTED_MODULE_3___default().createSecureContext({
			...OLD_SERVERS,
			ciphers: "DEFAULT:!aECDSA:@SECLEVEL=0"
		})
	};
}
function toServerName(domain) {
	const name = (0,node_url__WEBPACK_IMPORTED_MODULE_1__.domainToASCII)((domain ?? "").replace(/\.$/, "").replace(/^\*(?=\.)/, "www"));
	return /^[a-z0-9._-]{1,253}$/.test(name) && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) === 0 ? name : void 0;
}
// src/tls/compare.ts
function compareLooks({ baseline, later, providerBefore, providerNow }) {
	if (later.kind !== "seen") return { endpoint: later.kind };
	const before = baseline?.kind === "seen" ? baseline : void 0;
	for (const group of ["byDefault", "rsa"]) {
		const certificate = servedByAll(later, group);
		if (certificate === void 0) continue;
		if (before === void 0 ? isNewToProvider(certificate, providerBefore, providerNow) : isNewAtPort(certificate, before, group, providerBefore, providerNow)) return {
			endpoint: "new",
			certificate
		};
	}
	const certificate = stillServed(later, before);
	return {
		endpoint: "old",
		...certificate && { certificate }
	};
}
function needsAnotherLook({ endpoint }, { baseline, isFirst }) {
	const isDead = endpoint === "unreachable" && baseline?.kind === "unreachable" && isFirst;
	return endpoint !== "new" && !isDead;
}
function servedByAll(look, group) {
	const [first, ...others] = look[group].certificates;
	if (first === void 0 || others.length + 1 < 3) return void 0;
	if (!others.every((other) => isSame(first, other))) return void 0;
	const { certificates } = look[group === "rsa" ? "byDefault" : "rsa"];
	const shared = certificates.filter((other) => isSame(first, other)).length;
	return shared === 0 || shared === certificates.length ? first : void 0;
}
function isNewAtPort(certificate, before, group, providerBefore, providerNow) {
	const known = certificatesOf(before);
	if (known.some((other) => isSame(certificate, other))) return false;
	if (known.some((other) => certificate.notBefore < other.notBefore)) return false;
	const expected = changedSerialNumber(providerBefore, providerNow, known);
	return expected === void 0 ? before[group].complete : certificate.serialNumber === expected;
}
function isNewToProvider({ serialNumber, notAfter }, before, now) {
	if (before === void 0) return false;
	const expected = changedSerialNumber(before, now, []);
	if (expected !== void 0) return serialNumber === expected;
	const old = (0,_serial_number_js__WEBPACK_IMPORTED_MODULE_4__.t)(before.serialNumber);
	if (old === void 0 || before.expiresOn === void 0) return false;
	return serialNumber !== old && notAfter > before.expiresOn;
}
function changedSerialNumber(before, now, served) {
	const current = (0,_serial_number_js__WEBPACK_IMPORTED_MODULE_4__.t)(now?.serialNumber);
	if (current === void 0) return void 0;
	return (before === void 0 ? served.some(({ serialNumber }) => serialNumber === current) : (0,_serial_number_js__WEBPACK_IMPORTED_MODULE_4__.t)(before.serialNumber) === current) ? void 0 : current;
}
function stillServed(later, before) {
	const served = certificatesOf(later);
	const known = before === void 0 ? [] : certificatesOf(before);
	return served.find((certificate) => known.some((other) => isSame(certificate, other))) ?? served[0];
}
const certificatesOf = ({ byDefault, rsa }) => [...byDefault.certificates, ...rsa.certificates];
const isSame = (one, other) => one.fingerprint256 === other.fingerprint256;
// src/tls/pool.ts
async function lookAtAll(endpoints, { look, clock, budgetMs, signal, concurrency = 20 }) {
	const looks = endpoints.map(() => void 0);
	const stop = new AbortController();
	const abort = () => stop.abort();
	signal.addEventListener("abort", abort, { once: true });
	if (signal.aborted) abort();
	clock.sleep(budgetMs, stop.signal).then(abort);
	const queue = endpoints.entries();
	async function work() {
		for (const [index, endpoint] of queue) {
			if (stop.signal.aborted) return;
			looks[index] = await look(endpoint, stop.signal);
		}
	}
	await Promise.all(Array.from({ length: concurrency }, work));
	abort();
	signal.removeEventListener("abort", abort);
	return looks;
}
// src/steps/verify.ts
const BEFORE_BUDGET_MS = 6e4;
function createVerifier({ clock, signal }) {
	const looker = createLooker({ clock });
	const baselines = new Map();
	const looked = new Set();
	async function lookAt(targets, budgetMs) {
		const withPort = targets.flatMap((target) => target.endpoint === void 0 ? [] : [{
			target,
			endpoint: target.endpoint
		}]);
		const looks = await lookAtAll(withPort.map(({ endpoint }) => endpoint), {
			look: looker,
			clock,
			budgetMs,
			signal
		});
		return new Map(withPort.flatMap(({ target }, index) => {
			const look = looks[index];
			return look === void 0 ? [] : [[target, look]];
		}));
	}
	return {
		async lookBefore(targets) {
			const looks = await lookAt(targets, BEFORE_BUDGET_MS);
			for (const [target, look] of looks) baselines.set(target, look);
			return { unreachable: [...looks.values()].filter(({ kind }) => kind === "unreachable").length };
		},
		async look(targets, budgetMs) {
			const looks = await lookAt([...targets.keys()], budgetMs);
			const verified = new Map();
			for (const [target, later] of looks) {
				const completion = targets.get(target);
				const comparison = compareLooks({
					baseline: baselines.get(target),
					later,
					providerBefore: toProviderCertificate(completion?.earlierCertificate),
					providerNow: toProviderCertificate(completion?.certificate)
				});
				const isFinal = !needsAnotherLook(comparison, {
					baseline: baselines.get(target),
					isFirst: !looked.has(target)
				});
				looked.add(target);
				const served = "certificate" in comparison ? comparison.certificate : void 0;
				verified.set(target, {
					endpoint: comparison.endpoint,
					isFinal,
					...served && { servedCertificate: withoutFingerprint(served) }
				});
			}
			return verified;
		}
	};
}
function toProviderCertificate(certificate) {
	if (certificate === void 0) return void 0;
	return {
		serialNumber: certificate.serialNumber,
		expiresOn: certificate.notAfter
	};
}
function withoutFingerprint({ serialNumber, notBefore, notAfter, issuer }) {
	return {
		serialNumber,
		notBefore,
		notAfter,
		issuer
	};
}



/***/ })

};
;