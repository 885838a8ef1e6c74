module nocluster.test/oracle/strconv

go 1.26.0

require nocluster.test/oracle/vectors v0.0.0

replace nocluster.test/oracle/vectors => ../vectors
