module nocluster.test/oracle/vectors

go 1.26.0
