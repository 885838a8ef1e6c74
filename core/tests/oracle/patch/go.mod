module nocluster.test/oracle/patch

go 1.26.0

require (
	github.com/evanphx/json-patch v4.12.0+incompatible
	gopkg.in/evanphx/json-patch.v4 v4.13.0
	nocluster.test/oracle/vectors v0.0.0
)

require github.com/pkg/errors v0.9.1 // indirect

replace nocluster.test/oracle/vectors => ../vectors
