# From the description of a deployment to the settings that its parts read at their start. Nothing is
# created here: the outcome is the output `settings`.

terraform {
  required_version = ">= 1.11"
}

locals {
  # The bounds and shapes that the code has. Tests in Java compare the file with the code.
  rules = jsondecode(file("${path.module}/rules.json"))

  # Where a part answers, without a path. The edge and topology refuse anything else.
  plain_address = "^http://([A-Za-z0-9.-]+):([1-9][0-9]{0,4})$"

  # A connection's credentials belong elsewhere: the user beside it, the password in the secrets.
  jdbc_address = "^jdbc:postgresql://[^/?]+/[^/?]+([?].*)?$"

  # Who has an address that cannot be read is named by a precondition, which comes to it all the same.
  host = { for who, its in local.listeners : who => try(regex(local.plain_address, its.address)[0], "") }
  port = { for who, its in local.listeners : who => try(regex(local.plain_address, its.address)[1], "") }

  loopback = ["127.0.0.1", "localhost"]

  issuer = "${var.public_origin}/auth/realms/typogram"

  # Everything that listens, with who it is: what the rules about addresses look at.
  nodes = merge([
    for id, cell in var.cells : {
      for at, node in cell.nodes : "cell ${id}, node ${at + 1}" => node
    }
  ]...)
  listeners = merge(
    local.nodes,
    { topology = var.topology },
    { for name, keycloak in var.keycloaks : "keycloak ${name}" => keycloak },
    { for name, edge in var.edges : "edge ${name}" => edge },
    {
      for name, edge in var.edges :
      "edge ${name}, admin" => { address = edge.admin_address, listen = edge.admin_listen }
    },
  )
  unreachable = [
    for who, its in local.listeners : who
    if its.listen == null && !contains(concat(local.loopback, [""]), local.host[who])
  ]
  endpoints = concat(
    [for listener in values(local.listeners) : trimprefix(listener.address, "http://")],
    flatten([
      for region in values(var.regions) : [
        trimprefix(region.pulsar.broker_address, "pulsar://"),
        trimprefix(region.pulsar.web_address, "http://"),
      ]
    ]),
    flatten([
      for id, cell in var.cells : [
        for at, node in cell.nodes : "${local.host["cell ${id}, node ${at + 1}"]}:${node.cluster_port}"
        if length(cell.nodes) > 1
      ]
    ]),
  )
  databases = concat(
    [for cell in values(var.cells) : cell.database.url],
    # These may share one: that is how they come to have the same users and keys.
    distinct([for keycloak in values(var.keycloaks) : keycloak.database.url]),
    [var.topology.database.url],
  )

  # How many users a region's own cells may be given. Nobody is placed in a cell without a weight.
  room = {
    for name in keys(var.regions) : name => sum(concat([0], [
      for cell in values(var.cells) : cell.capacity
      if cell.region == name && cell.kind == "shared" && cell.weight > 0
    ]))
  }
  # The same with the regions that take over when it is full: those it names, or else all.
  room_in_reach = {
    for name, region in var.regions : name => sum([
      for other, room in local.room : room
      if other == name || region.nearest == null || contains(coalesce(region.nearest, []), other)
    ])
  }
  tenants_room = {
    for name in keys(var.tenants) : name => sum(concat([0], [
      for cell in values(var.cells) : cell.capacity if cell.tenant == name && cell.weight > 0
    ]))
  }

  # How topology is told of a cell.
  registrations = [
    for id, cell in var.cells : join("|", concat(
      [
        id,
        cell.region,
        format("%d", cell.weight),
        format("%d", cell.capacity),
        join(" ", cell.nodes[*].address),
      ],
      length(cell.hosts) == 0 ? [] : [join(" ", cell.hosts)],
    ))
  ]

  # Which regions stand in for which. A region that says nothing is left out, and has them all.
  nearest = join(",", [
    for name, region in var.regions : "${name}:${join(" ", region.nearest)}"
    if region.nearest != null
  ])

  topology = {
    environment = merge(
      local.http["topology"],
      local.database_of["topology"],
      {
        TYPOGRAM_TOPOLOGY_CELLS = join(",", local.registrations)
        # Topology looks at them for the operators' console.
        TYPOGRAM_TOPOLOGY_EDGES = join(",", [for name, edge in var.edges : "${name}|${edge.admin_address}"])
        TYPOGRAM_TOKENS_ISSUER  = local.issuer
        # Every Keycloak has the same keys and the same database, so any will do.
        TYPOGRAM_TOPOLOGY_KEYCLOAK_URL = "${values(var.keycloaks)[0].address}/auth"
        TYPOGRAM_TOKENS_KEYS_URL       = "${values(var.keycloaks)[0].address}/auth/realms/typogram/protocol/openid-connect/certs"
        TYPOGRAM_TOKENS_AUDIENCE       = "typogram-operators"
      },
      local.nearest == "" ? {} : { TYPOGRAM_TOPOLOGY_NEAREST_REGIONS = local.nearest },
      var.topology.settings,
    )
    secrets = {
      TYPOGRAM_DATABASE_PASSWORD            = "${var.secrets_prefix}topology/database-password"
      TYPOGRAM_INTERNAL_SECRET              = local.internal_secret
      TYPOGRAM_TOPOLOGY_CLAIMS_EMAIL_SECRET = "${var.secrets_prefix}claims-email-secret"
      TYPOGRAM_TOPOLOGY_KEYCLOAK_SECRET     = "${var.secrets_prefix}topology-keycloak-secret"
    }
  }

  cells = {
    for id, cell in var.cells : id => {
      for at, node in cell.nodes : tostring(at + 1) => {
        environment = merge(
          local.http["cell ${id}, node ${at + 1}"],
          local.database_of[id],
          {
            TYPOGRAM_CELL_ID         = id
            TYPOGRAM_CELL_REGION     = cell.region
            TYPOGRAM_CELL_NODE       = tostring(at + 1)
            TYPOGRAM_PULSAR_URL      = var.regions[cell.region].pulsar.broker_address
            TYPOGRAM_TOPOLOGY_URL    = var.topology.address
            TYPOGRAM_TOKENS_ISSUER   = local.issuer
            TYPOGRAM_TOKENS_KEYS_URL = "${local.keycloak_of[cell.region]}/auth/realms/typogram/protocol/openid-connect/certs"
            TYPOGRAM_TOKENS_AUDIENCE = "typogram"
            TYPOGRAM_CLUSTER_NODES   = tostring(length(cell.nodes))
            TYPOGRAM_CLUSTER_PORT    = tostring(node.cluster_port)
            # The caches of a cell's nodes meet on loopback only.
            TYPOGRAM_CLUSTER_HOSTS = join(",", [for one in cell.nodes : "127.0.0.1[${one.cluster_port}]"])
          },
          # Without it the cell would tell the others what is its tenant's own.
          cell.tenant == null ? {} : { TYPOGRAM_CELL_TENANT = cell.tenant },
          cell.settings,
        )
        secrets = {
          TYPOGRAM_DATABASE_PASSWORD  = "${var.secrets_prefix}cells/${id}/database-password"
          TYPOGRAM_INTERNAL_SECRET    = local.internal_secret
          TYPOGRAM_TYPING_SIGNING_KEY = "${var.secrets_prefix}typing-signing-key"
        }
      }
    }
  }

  edges = {
    for name, edge in var.edges : name => {
      environment = merge(
        {
          TYPOGRAM_EDGE_PORT         = local.port["edge ${name}"]
          TYPOGRAM_EDGE_ADMIN_PORT   = local.port["edge ${name}, admin"]
          TYPOGRAM_EDGE_REGION       = edge.region
          TYPOGRAM_EDGE_PULSAR_URL   = var.regions[edge.region].pulsar.broker_address
          TYPOGRAM_TOPOLOGY_URL      = var.topology.address
          TYPOGRAM_EDGE_KEYCLOAK_URL = local.keycloak_of[edge.region]
          TYPOGRAM_TOKENS_ISSUER     = local.issuer
        },
        edge.listen == null ? {} : { TYPOGRAM_EDGE_HOST = edge.listen },
        edge.admin_listen == null ? {} : { TYPOGRAM_EDGE_ADMIN_HOST = edge.admin_listen },
        edge.settings,
      )
      secrets = { TYPOGRAM_INTERNAL_SECRET = local.internal_secret }
    }
  }

  keycloaks = {
    for name, keycloak in var.keycloaks : name => {
      environment = merge(
        {
          KC_HOSTNAME = "${var.public_origin}/auth"
          # Cells and edges ask at the address inside; the issuer stays the public one.
          KC_HOSTNAME_BACKCHANNEL_DYNAMIC = "true"
          KC_HTTP_ENABLED                 = "true"
          KC_HTTP_PORT                    = local.port["keycloak ${name}"]
          KC_PROXY_HEADERS                = "xforwarded"
          KC_DB_URL                       = keycloak.database.url
          KC_DB_USERNAME                  = keycloak.database.user
          KC_BOOTSTRAP_ADMIN_USERNAME     = "admin"
          TYPOGRAM_PUBLIC_ORIGIN          = var.public_origin
          TYPOGRAM_CONSOLE_ORIGIN         = var.topology.address
        },
        keycloak.listen == null ? {} : { KC_HTTP_HOST = keycloak.listen },
      )
      secrets = {
        KC_DB_PASSWORD              = "${var.secrets_prefix}keycloaks/${name}/database-password"
        KC_BOOTSTRAP_ADMIN_PASSWORD = "${var.secrets_prefix}keycloaks/${name}/administrator-password"
        # The realm is imported with it; the same in every Keycloak.
        TYPOGRAM_TOPOLOGY_KEYCLOAK_SECRET = "${var.secrets_prefix}topology-keycloak-secret"
        TYPOGRAM_OPERATOR_PASSWORD        = "${var.secrets_prefix}operator-password"
      }
    }
  }

  # What each cluster is told of all: every one gets the same clusters, and namespaces of its own.
  pulsars = {
    for name, region in var.regions : name => {
      cluster_name = name
      clusters = {
        for other, its in var.regions : other => {
          serviceUrl       = its.pulsar.web_address
          brokerServiceUrl = its.pulsar.broker_address
        }
      }
      namespaces = {
        "typogram/global" = keys(var.regions)
        "typogram/region" = [name]
      }
    }
  }

  # Names of secrets stand in `secrets`, and what is made here cannot be said twice.
  secret_keys = [
    "TYPOGRAM_DATABASE_PASSWORD", "TYPOGRAM_INTERNAL_SECRET",
    "TYPOGRAM_TYPING_SIGNING_KEY", "TYPOGRAM_TYPING_ACCEPTED_KEYS",
    "TYPOGRAM_TOPOLOGY_CLAIMS_EMAIL_SECRET", "TYPOGRAM_TOPOLOGY_CLAIMS_ACCEPTED_SECRETS",
    "TYPOGRAM_TOPOLOGY_KEYCLOAK_SECRET",
  ]
  made_keys = [
    "TYPOGRAM_HTTP_HOST", "TYPOGRAM_HTTP_PORT", "TYPOGRAM_DATABASE_URL", "TYPOGRAM_DATABASE_USER",
    "TYPOGRAM_TOPOLOGY_CELLS", "TYPOGRAM_TOPOLOGY_NEAREST_REGIONS", "TYPOGRAM_TOPOLOGY_URL",
    "TYPOGRAM_TOPOLOGY_KEYCLOAK_URL",
    "TYPOGRAM_TOPOLOGY_EDGES",
    "TYPOGRAM_CELL_ID", "TYPOGRAM_CELL_REGION", "TYPOGRAM_CELL_TENANT", "TYPOGRAM_CELL_NODE", "TYPOGRAM_PULSAR_URL",
    "TYPOGRAM_TOKENS_ISSUER", "TYPOGRAM_TOKENS_KEYS_URL", "TYPOGRAM_TOKENS_AUDIENCE",
    "TYPOGRAM_CLUSTER_NODES", "TYPOGRAM_CLUSTER_PORT", "TYPOGRAM_CLUSTER_HOSTS",
    "TYPOGRAM_EDGE_HOST", "TYPOGRAM_EDGE_PORT", "TYPOGRAM_EDGE_ADMIN_HOST", "TYPOGRAM_EDGE_ADMIN_PORT",
    "TYPOGRAM_EDGE_REGION", "TYPOGRAM_EDGE_PULSAR_URL", "TYPOGRAM_EDGE_KEYCLOAK_URL",
  ]
  wrong_settings = [
    for key in flatten([
      keys(var.topology.settings),
      [for cell in values(var.cells) : keys(cell.settings)],
      [for edge in values(var.edges) : keys(edge.settings)],
    ]) : key
    if !can(regex("^TYPOGRAM_[A-Z_]+$", key)) || contains(concat(local.secret_keys, local.made_keys), key)
  ]

  internal_secret = "${var.secrets_prefix}internal-secret"

  keycloak_of = {
    for name, region in var.regions : name => var.keycloaks[region.keycloak].address
  }

  http = {
    for who, listener in merge(local.nodes, { topology = var.topology }) : who => merge(
      { TYPOGRAM_HTTP_PORT = local.port[who] },
      listener.listen == null ? {} : { TYPOGRAM_HTTP_HOST = listener.listen },
    )
  }

  database_of = {
    for who, part in merge(var.cells, { topology = var.topology }) : who => {
      # Many rows in one statement, where the driver can.
      TYPOGRAM_DATABASE_URL  = "${part.database.url}${strcontains(part.database.url, "?") ? "&" : "?"}reWriteBatchedInserts=true"
      TYPOGRAM_DATABASE_USER = part.database.user
    }
  }
}
