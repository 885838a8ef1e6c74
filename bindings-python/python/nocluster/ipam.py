"""The operations on CNI and IPAM, with the wire's inputs and answers.

>>> from nocluster import ipam
>>> env = {"CNI_COMMAND": "VERSION"}
>>> ipam.cni({"env": env, "plugins": "1.1"})["stdout"][:23]
'{"cniVersion":"1.0.0","'
"""

from __future__ import annotations

from typing import cast

from ._call import call
from .types import (
    IpamAws,
    IpamAwsFitted,
    IpamCalico,
    IpamCalicoAssigned,
    IpamCapacity,
    IpamCapacityCounted,
    IpamCni,
    IpamCniReplied,
    IpamConvert,
    IpamConverted,
    IpamLint,
    IpamLinted,
    IpamMode,
    IpamModeDecided,
    IpamNodeCidr,
    IpamNodeCidrGranted,
    IpamPlan,
    IpamPlanned,
    IpamService,
    IpamServiceGranted,
    IpamWhatIf,
    IpamWhatIfAnswered,
)

__all__ = ["aws", "calico", "capacity", "cni", "convert", "lint", "mode", "node_cidr", "plan", "service", "what_if"]


def aws(input: IpamAws) -> IpamAwsFitted:
    """``ipam.aws``: how many Pods fit on an instance with the VPC CNI of AWS, which addresses they get, and what its ENIs do."""
    return cast(IpamAwsFitted, call("ipam.aws", input))


def capacity(input: IpamCapacity) -> IpamCapacityCounted:
    """``ipam.capacity``: how many addresses, Nodes and Pods a configuration has room for, and what of it is used."""
    return cast(IpamCapacityCounted, call("ipam.capacity", input))


def calico(input: IpamCalico) -> IpamCalicoAssigned:
    """``ipam.calico``: which block and which addresses Pods get from Calico IPAM, and why not."""
    return cast(IpamCalicoAssigned, call("ipam.calico", input))


def cni(input: IpamCni) -> IpamCniReplied:
    """``ipam.cni``: what an IPAM plugin prints when it is called, and what it does to the directory of its network."""
    return cast(IpamCniReplied, call("ipam.cni", input))


def convert(input: IpamConvert) -> IpamConverted:
    """``ipam.convert``: a result in another version of CNI, as the library of the CNI project converts it."""
    return cast(IpamConverted, call("ipam.convert", input))


def lint(input: IpamLint) -> IpamLinted:
    """``ipam.lint``: what a configuration of a network of Pods probably does not mean, though it is taken."""
    return cast(IpamLinted, call("ipam.lint", input))


def mode(input: IpamMode) -> IpamModeDecided:
    """``ipam.mode``: what carries packets between Pods on two Nodes, and the MTU that is left for them."""
    return cast(IpamModeDecided, call("ipam.mode", input))


def node_cidr(input: IpamNodeCidr) -> IpamNodeCidrGranted:
    """``ipam.node-cidr``: which ranges Nodes get from kube-controller-manager, and why one gets none."""
    return cast(IpamNodeCidrGranted, call("ipam.node-cidr", input))


def plan(input: IpamPlan) -> IpamPlanned:
    """``ipam.plan``: the calls that a runtime makes of a network configuration list, and what each plugin gets."""
    return cast(IpamPlanned, call("ipam.plan", input))


def service(input: IpamService) -> IpamServiceGranted:
    """``ipam.service``: which ClusterIPs and ports of the Nodes Services get from kube-apiserver, and why one gets none."""
    return cast(IpamServiceGranted, call("ipam.service", input))


def what_if(input: IpamWhatIf) -> IpamWhatIfAnswered:
    """``ipam.what-if``: what host-local would do with requests to come, and what would be left."""
    return cast(IpamWhatIfAnswered, call("ipam.what-if", input))
