# The whole of Encore on one machine, by plain `workerd serve`: the same worker bundle that
# wrangler.toml deploys. serve.ts fills in the address and the two directories by flags:
#   workerd serve encore.capnp -s http=127.0.0.1:8787 -d assets=dist/client -d data=.encore/data
# What wrangler.toml binds is bound here under the same names; a test compares the two.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "encore", worker = .encore),
    (name = "assets", disk = (writable = false)),
    (name = "data", disk = (writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "encore")],
);

const encore :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed "../../dist/encore/index.js")],
  compatibilityDate = "2026-10-01",
  durableObjectNamespaces = [
    # A uniqueKey names the directory of that class's databases: never change one.
    (className = "StoreHub", uniqueKey = "encore-store-hub", enableSql = true),
    (className = "Bank", uniqueKey = "encore-bank", enableSql = true),
    (className = "Office", uniqueKey = "encore-office", enableSql = true),
    (className = "EnrolmentCode", uniqueKey = "encore-enrolment", enableSql = true),
    (className = "TryLimit", uniqueKey = "encore-try-limit", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "data"),
  bindings = [
    (name = "ASSETS", service = "assets"),
    (name = "STORE_HUB", durableObjectNamespace = "StoreHub"),
    (name = "BANK", durableObjectNamespace = "Bank"),
    (name = "OFFICE", durableObjectNamespace = "Office"),
    (name = "ENROLMENT", durableObjectNamespace = "EnrolmentCode"),
    (name = "TRY_LIMIT", durableObjectNamespace = "TryLimit"),
  ],
);
