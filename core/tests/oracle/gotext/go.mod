module nocluster.dev/oracle/gotext

go 1.26
