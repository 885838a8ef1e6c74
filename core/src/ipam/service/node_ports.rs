//! The ports of the Nodes that a Service gets when it is created or updated, and those that it gives back.
//!
//! Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go

use super::attempt::{Attempt, Stop};
use super::error::ServiceError;
use super::field_error::{FieldProblem, FieldValue};
use super::object::{Service, ServicePort};

/// The first port of the Nodes that one of the ports with this number names; 0 if none does.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go findRequestedNodePort
fn requested(port: i32, ports: &[ServicePort]) -> i32 {
    let named = ports.iter().filter(|named| named.port == port).map(|named| named.node_port);
    named.into_iter().find(|named| *named != 0).unwrap_or_default()
}

impl Attempt<'_> {
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go txnAllocNodePorts
    pub(crate) fn allocate_node_ports(&mut self, service: &mut Service) -> Result<(), Stop> {
        if service.has_node_ports() {
            self.init_node_ports(service)?;
        }
        if service.needs_health_check() {
            self.allocate_health_check_node_port(service)?;
        }
        Ok(())
    }

    /// Ports of one number share a port of the Nodes, whatever their protocols.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go initNodePorts
    fn init_node_ports(&mut self, service: &mut Service) -> Result<(), Stop> {
        let given = service.ports.clone();
        let allocates = service.allocates_node_ports();
        // The numbers of ports that have one of the Nodes, with that.
        let mut known: Vec<(i32, i32)> = Vec::new();
        for (index, port) in service.ports.iter_mut().enumerate() {
            if port.node_port == 0 && !allocates {
                continue;
            }
            let shared = known.iter().find(|(number, _)| *number == port.port).map(|(_, node_port)| *node_port);
            match shared {
                None => {
                    let asked = requested(port.port, &given);
                    port.node_port = if asked == 0 { self.next_node_port()? } else { asked };
                    if asked != 0 {
                        self.named_node_port(index, asked)?;
                    }
                    known.push((port.port, port.node_port));
                }
                Some(shared) if port.node_port == 0 => port.node_port = shared,
                Some(shared) if port.node_port != shared => self.named_node_port(index, port.node_port)?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn named_node_port(&mut self, index: usize, port: i32) -> Result<(), Stop> {
        self.take_port(port).map_err(|problem| {
            let field = format!("spec.ports[{index}].nodePort");
            self.invalid(field, FieldValue::Number(port), FieldProblem::NodePortNotAllocated { problem })
        })
    }

    fn next_node_port(&mut self) -> Result<i32, Stop> {
        self.take_next_port()?.map_err(|problem| Stop::Refused(ServiceError::NoNodePort { problem }))
    }

    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go allocHealthCheckNodePort
    fn allocate_health_check_node_port(&mut self, service: &mut Service) -> Result<(), Stop> {
        let port = service.health_check_node_port;
        if port != 0 {
            let taken = self.take_port(port);
            return taken.map_err(|problem| Stop::Refused(ServiceError::HealthCheckNodePort { port, problem }));
        }
        let next = self.take_next_port()?;
        let next = next.map_err(|problem| Stop::Refused(ServiceError::NoHealthCheckNodePort { problem }));
        service.health_check_node_port = next?;
        Ok(())
    }

    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go txnUpdateNodePorts
    pub(crate) fn update_all_node_ports(&mut self, service: &mut Service, old: &Service) -> Result<(), Stop> {
        if old.has_node_ports() && (service.is("ExternalName") || service.is("ClusterIP")) {
            self.ports_to_release.extend(old.node_ports());
        }
        if service.has_node_ports() {
            self.update_node_ports(service, old)?;
        }
        match (old.needs_health_check(), service.needs_health_check()) {
            (false, true) => self.allocate_health_check_node_port(service)?,
            (true, false) => self.ports_to_release.push(old.health_check_node_port),
            _ => {}
        }
        Ok(())
    }

    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go updateNodePorts
    fn update_node_ports(&mut self, service: &mut Service, old: &Service) -> Result<(), Stop> {
        let before = old.node_ports();
        let allocates = service.allocates_node_ports();
        let (mut named, mut seen): (Vec<i32>, Vec<(String, i32)>) = (Vec::new(), Vec::new());
        for (index, port) in service.ports.iter_mut().enumerate() {
            if port.node_port == 0 && !allocates {
                continue;
            }
            if port.node_port == 0 {
                port.node_port = self.next_node_port()?;
            } else if !before.contains(&port.node_port) && !named.contains(&port.node_port) {
                self.named_node_port(index, port.node_port)?;
                named.push(port.node_port);
            }
            let pair = (port.protocol.clone(), port.node_port);
            if seen.contains(&pair) {
                let (protocol, port) = pair;
                return Err(Stop::Refused(ServiceError::DuplicateNodePort { protocol, port }));
            }
            seen.push(pair);
        }
        let now = service.node_ports();
        self.ports_to_release.extend(before.into_iter().filter(|port| !now.contains(port)));
        Ok(())
    }
}
