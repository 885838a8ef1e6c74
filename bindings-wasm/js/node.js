// Node, ES module: the instance of the CommonJS one, so that a program that loads both has one module.
import face from './node.cjs';

export const { Cluster, NoclusterError, admission, call, callText, dns, ipam, ops, patch, version } = face;
