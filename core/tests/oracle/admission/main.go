// The oracle of admission webhooks: it asks the plugins and the client that
// kube-apiserver itself is built from, and prints what they answered.
package main

import "nocluster.test/oracle/admission/chain"

func main() { chain.Main() }
