module nocluster.test/oracle/libc

go 1.26.0
