// An empty assembly file lets storage.go declare functions without a body.
