// Node, CommonJS. The ES module beside it shares this very instance.
'use strict';
const { makeYaml } = require('./yaml-face.cjs');
const { __wbg_reset_state: reset, readYaml } = require('./glue-yaml-node.cjs');

const yaml = makeYaml({ reset, readYaml });
exports.NoclusterError = yaml.NoclusterError;
exports.readYaml = yaml.readYaml;
