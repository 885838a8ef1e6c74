// An empty assembly file lets hostname.go declare functions without a body.
