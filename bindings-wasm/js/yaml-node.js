// Node, ES module: the instance of the CommonJS one, so that a program that loads both has one module.
import yaml from './yaml-node.cjs';

export const { NoclusterError, readYaml } = yaml;
