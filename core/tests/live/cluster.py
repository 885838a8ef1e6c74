"""An empty cluster on 127.0.0.1 and a webhook beside it: etcd and kube-apiserver, for the comparisons of this folder."""

import base64
import http.client
import http.server
import json
import os
import pathlib
import re
import ssl
import subprocess
import sys
import threading
import time

API, ETCD, HOOK = 26443, 22379, 29443
# By token: the one that prepares the cluster, and the client that the library takes if none is named.
ADMIN, CLIENT = "admin-token", "client-token"
USERS = f'{ADMIN},admin,admin,system:masters\n{CLIENT},kubernetes-admin,,kubeadm:cluster-admins\n'


def environment(name):
    path = os.environ.get(name)
    if not path:
        sys.exit(f"the environment variable {name} must name the program")
    return path


class Webhook(http.server.BaseHTTPRequestHandler):
    """Answers every AdmissionReview; who inherits from it says what."""

    protocol_version = "HTTP/1.1"

    def answer(self, review):
        """The status, the content type and the body for a review."""
        raise NotImplementedError

    def do_POST(self):
        status, content_type, body = self.answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def respond(review, **response):
    """An answer with status 200 to a review that was read."""
    response = {"uid": review["request"]["uid"], **response}
    body = {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": response}
    return 200, "application/json", json.dumps(body).encode()


def patch(operations):
    """The part of a response that allows, with a patch."""
    encoded = base64.b64encode(json.dumps(operations).encode()).decode()
    return {"allowed": True, "patchType": "JSONPatch", "patch": encoded}


class Server:
    """An empty cluster in a folder of its own, with the admission plugins that are on by default."""

    def __init__(self, folder, webhook):
        self.folder, self.webhook, self.processes = folder, webhook, []

    def run(self, *command):
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)

    def start(self, *command):
        log = open(self.folder / pathlib.Path(command[0]).name, "w")
        self.processes.append(subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log))

    def __enter__(self):
        subject = "/CN=127.0.0.1"
        self.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", subject,
                 "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem")
        self.run("openssl", "genrsa", "-out", "accounts.pem", "2048")
        (self.folder / "tokens.csv").write_text(USERS)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "cert.pem", self.folder / "key.pem")
        self.hook = http.server.ThreadingHTTPServer(("127.0.0.1", HOOK), self.webhook)
        self.hook.socket = context.wrap_socket(self.hook.socket, server_side=True)
        threading.Thread(target=self.hook.serve_forever, daemon=True).start()
        etcd, peer = f"http://127.0.0.1:{ETCD}", f"http://127.0.0.1:{ETCD + 1}"
        self.start(environment("ETCD"), "--name", "one", "--data-dir", "data", "--unsafe-no-fsync",
                   "--initial-cluster", f"one={peer}", "--listen-client-urls", etcd, "--advertise-client-urls", etcd,
                   "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer)
        self.start(environment("KUBE_APISERVER"), "--etcd-servers", etcd, "--bind-address", "127.0.0.1",
                   "--secure-port", str(API), "--tls-cert-file", "cert.pem", "--tls-private-key-file", "key.pem",
                   "--token-auth-file", "tokens.csv", "--authorization-mode", "RBAC",
                   "--service-account-issuer", "https://kubernetes.default.svc", "--service-account-signing-key-file",
                   "accounts.pem", "--service-account-key-file", "accounts.pem", "--allow-privileged",
                   "--service-cluster-ip-range", "10.96.0.0/16", "--endpoint-reconciler-type", "none")
        for _ in range(600):
            try:
                if self.call("GET", "/readyz")[0] == 200:
                    return self
            except OSError:
                pass
            time.sleep(0.2)
        self.__exit__()
        sys.exit(f"kube-apiserver did not come up: {(self.folder / 'kube-apiserver').read_text()[-2000:]}")

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        self.hook.shutdown()

    def call(self, method, path, body=None, token=ADMIN, headers=None):
        """The status and what the server answers, read where it is JSON; its warnings are in `warnings`."""
        data = None if body is None else json.dumps(body).encode()
        context = ssl.create_default_context(cafile=self.folder / "cert.pem")
        connection = http.client.HTTPSConnection("127.0.0.1", API, context=context)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", **(headers or {})}
        try:
            connection.request(method, path, data, headers)
            answer = connection.getresponse()
            status, text = answer.status, answer.read().decode()
            self.warnings = [re.fullmatch(r'\d+ \S+ "(.*)"', line)[1].replace('\\"', '"') for line in answer.headers.get_all("Warning", [])]
        finally:
            connection.close()
        return status, json.loads(text) if text.startswith("{") else text

    def kubeconfig(self, token=ADMIN):
        path = self.folder / f"kubeconfig-{token}"
        path.write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "one",
            "clusters": [{"name": "one", "cluster": {
                "server": f"https://127.0.0.1:{API}", "certificate-authority": str(self.folder / "cert.pem")}}],
            "users": [{"name": "user", "user": {"token": token}}],
            "contexts": [{"name": "one", "context": {"cluster": "one", "user": "user"}}],
        }))
        return path

    def client_config(self, path=""):
        """Where a webhook configuration finds the webhook of this cluster."""
        authority = base64.b64encode((self.folder / "cert.pem").read_bytes()).decode()
        return {"url": f"https://127.0.0.1:{HOOK}/{path}", "caBundle": authority}
