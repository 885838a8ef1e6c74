// An empty assembly file lets controller.go declare functions without a body.
