// Node, CommonJS. The ES module beside it shares this very instance.
'use strict';
const { makeFace } = require('./face.cjs');

const native = ({ __wbg_reset_state: reset, applyText, call, ops, version, Cluster }) => ({ reset, applyText, call, ops, version, Cluster });
const face = makeFace({
  admission: () => native(require('./glue-node.cjs')),
  dns: () => native(require('./glue-dns-node.cjs')),
  ipam: () => native(require('./glue-ipam-node.cjs')),
});
exports.Cluster = face.Cluster;
exports.NoclusterError = face.NoclusterError;
exports.admission = face.admission;
exports.call = face.call;
exports.callText = face.callText;
exports.ops = face.ops;
exports.dns = face.dns;
exports.ipam = face.ipam;
exports.patch = face.patch;
exports.version = face.version;
