module nocluster.test/oracle/calico

go 1.26.8

require nocluster.test/oracle/vectors v0.0.0

replace nocluster.test/oracle/vectors => ../vectors
